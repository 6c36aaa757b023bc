import { createHash } from 'node:crypto'
import { Webhook as Signer } from 'standardwebhooks'
import type { ClaimedWebhook } from '../../db/webhooks/claims.ts'
import { decodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { binaryString } from '../live/binary-string.ts'

export interface Message {
  readonly position: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * A payload for a receiver, signed as Standard Webhooks specifies. The id is the same whenever the receiver gets this event. `attempt`
 * above 1 says that it may have got it before, `replay` that it has acknowledged it before.
 */
export function messageOf(
  webhook: ClaimedWebhook,
  attempt: number,
  payload: string,
  cursor: string,
  now: Date,
): Message {
  const position = decodeLogCursor(cursor)?.position ?? webhook.position
  const replay = position <= webhook.replayed_to
  const head = JSON.stringify({ type: 'latestNews', position, attempt, replay })
  // Two objects in one: the payload is an object of `data`, `errors` and `extensions`, as subscribers get it.
  const body = Buffer.from(`${binaryString(head.slice(0, -1))},${payload.slice(1)}`, 'latin1')
  const id = messageId(webhook, position)
  return {
    position,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Tickertape',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': secretsOf(webhook, now)
        .map((secret) => new Signer(secret).sign(id, now, body))
        .join(' '),
    },
  }
}

function messageId({ id, epoch }: ClaimedWebhook, position: number): string {
  const digest = createHash('sha256').update(`${id} ${epoch} ${position}`).digest('base64url')
  return `msg_${digest.slice(0, 27)}`
}

function secretsOf({ secret, previous_secret, previous_secret_until }: ClaimedWebhook, now: Date): string[] {
  const both = previous_secret !== null && previous_secret_until !== null && previous_secret_until > now
  return both ? [secret, previous_secret] : [secret]
}
