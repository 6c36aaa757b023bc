import { v7 as uuidv7 } from 'uuid'
import type { Query } from '../../db/connection/database.ts'
import { logRange } from '../../db/log/event-log.ts'
import { insertWebhook, type Webhook } from '../../db/webhooks/webhook.ts'

/** A webhook that begins at the head of the log. */
export async function storeWebhook(query: Query, fields: Partial<Webhook> = {}): Promise<Webhook> {
  const { epoch, head } = await logRange(query)
  const row = {
    id: uuidv7(),
    url: 'http://receiver.example/news',
    query: 'subscription { latestNews { kind } }',
    secret: `whsec_${'A'.repeat(43)}=`,
    epoch,
    position: head,
    ...fields,
  }
  const stored = await insertWebhook(query, row, 1_000)
  if (!stored) throw new Error('too many webhooks')
  return stored
}
