import { listWebhooks, type Webhook as WebhookRow, webhookById } from '../../db/webhooks/webhook.ts'
import { builder } from '../builder.ts'
import { loadedConnection } from '../paging/connection.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor, isCursor } from '../paging/page-cursor.ts'
import { Webhook } from './webhook.ts'
import { webhookId } from './webhook-id.ts'

const WebhookEdge = builder.objectRef<WebhookRow>('WebhookEdge').implement({
  scope: 'webhooks:write',
  description: 'A webhook in a list.',
  fields: (t) => ({
    cursor: t.string({ description: 'The cursor of this edge, for `after`.', resolve: cursorOf }),
    node: t.field({ type: Webhook, description: 'The webhook.', resolve: (webhook) => webhook }),
  }),
})

const WebhookConnection = loadedConnection<
  WebhookRow,
  { rows: WebhookRow[]; hasNextPage: boolean; hasPreviousPage: boolean }
>('Webhook', {
  edge: WebhookEdge,
  node: Webhook,
  many: 'webhooks',
  order: 'the oldest first',
  scope: 'webhooks:write',
  nodeOf: (webhook) => webhook,
  cursorOf,
})

function cursorOf({ id }: WebhookRow): string {
  return encodePageCursor('webhook', 0, id)
}

builder.queryFields((t) => ({
  webhook: t.field({
    scope: 'webhooks:write',
    type: Webhook,
    nullable: true,
    description: 'The webhook with this id; null if there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, { query }) => webhookById(query, webhookId(id, ['id'])),
  }),
  webhooks: t.field({
    scope: 'webhooks:write',
    type: WebhookConnection,
    nullable: true,
    description: 'All webhooks.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
    },
    resolve: async (_root, { first, after }, { query }) => {
      const { limit } = pageOf({ first })
      const from = isCursor(after) ? decodePageCursor('webhook', after).id : null
      const rows = await listWebhooks(query, from, limit + 1)
      return { rows: rows.slice(0, limit), hasNextPage: rows.length > limit, hasPreviousPage: from !== null }
    },
  }),
}))
