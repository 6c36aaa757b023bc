import type { Webhook } from '../../db/webhooks/webhook.ts'
import type { Viewer } from '../viewer/viewer.ts'

export interface NewWebhook {
  readonly url: string
  readonly description?: string | null | undefined
  /** By default news with what a list of headlines shows. */
  readonly query?: string | null | undefined
  /** Cursor of the log; by default the first message is the next event. */
  readonly after?: string | null | undefined
}

/** Fields that are left out keep their value. */
export interface WebhookChange {
  readonly id: string
  readonly url?: string | null | undefined
  readonly description?: string | null | undefined
  readonly query?: string | null | undefined
}

export interface WebhookReplay {
  readonly id: string
  readonly after: string
}

/** The mutations of webhooks. Methods reject with an error of `errors.ts` if the change is refused. */
export interface Webhooks {
  create(webhook: NewWebhook, by: Viewer): Promise<Webhook>
  update(change: WebhookChange): Promise<Webhook>
  rotateSecret(id: string): Promise<Webhook>
  resume(id: string): Promise<Webhook>
  replay(replay: WebhookReplay): Promise<Webhook>
  delete(id: string): Promise<void>
}
