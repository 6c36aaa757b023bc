import type { Webhook as WebhookRow } from '../../db/webhooks/webhook.ts'
import { builder } from '../builder.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'

const WebhookState = builder.enumType('WebhookState', {
  description: 'What becomes of the messages of a webhook.',
  values: {
    ACTIVE: { description: 'They are delivered as events happen.' },
    RETRYING: {
      description: 'The receiver has not acknowledged the last attempt. It is repeated, and the others wait.',
    },
    PARKED: { description: 'Nothing is delivered until `resumeWebhook` or `replayWebhook`; `parkedReason` says why.' },
  },
})

const WebhookParkedReason = builder.enumType('WebhookParkedReason', {
  description: 'Why a webhook is parked.',
  values: {
    GONE: { description: 'The receiver responded with 410 Gone.' },
    FAILING: { description: 'The receiver acknowledged nothing for WEBHOOK_RETRY_FOR.' },
    LOG_PRUNED: {
      description: 'Events that it should have got are not retained any more. Replay from a later cursor.',
    },
    LOG_RESTORED: { description: 'The log was restored from a backup. Replay from a new cursor.' },
    QUERY_INVALID: {
      description: 'Its query does not fit the schema or the limits any more. Update the query, then resume.',
    },
  },
})

export const Webhook = builder.objectRef<WebhookRow>('Webhook').implement({
  scope: 'webhooks:write',
  description: 'A receiver of news over HTTP.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    url: t.expose('url', { type: 'URL', description: 'Where messages are posted to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    query: t.exposeString('query', {
      description: 'The subscription to `latestNews` whose results are the payload, as an anonymous viewer gets them.',
    }),
    state: t.field({
      type: WebhookState,
      description: 'What becomes of its messages.',
      resolve: ({ parked, failing_since }) =>
        parked !== null ? 'PARKED' : failing_since === null ? 'ACTIVE' : 'RETRYING',
    }),
    parkedReason: t.expose('parked', {
      type: WebhookParkedReason,
      nullable: true,
      description: 'Why it is parked; null if it is not.',
    }),
    parkedAt: t.expose('parked_at', { type: 'DateTime', nullable: true, description: 'When it was parked.' }),
    cursor: t.field({
      type: 'LogCursor',
      description: 'Up to here everything is acknowledged or does not match; some seconds old if nothing matches.',
      resolve: ({ epoch, position }) => encodeLogCursor({ epoch, position }),
    }),
    acknowledgedAt: t.expose('acknowledged_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When the receiver last acknowledged a message.',
    }),
    failingSince: t.expose('failing_since', {
      type: 'DateTime',
      nullable: true,
      description: 'The first attempt after which nothing was acknowledged; null if the last one was.',
    }),
    lastProblem: t.exposeString('last_problem', {
      nullable: true,
      description: 'Why the last attempt failed, or why it is parked.',
    }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the next attempt is due, while it is retrying.',
      resolve: ({ parked, failing_since, due_at }) => (parked === null && failing_since !== null ? due_at : null),
    }),
    previousSecretExpiresAt: t.expose('previous_secret_until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when messages are signed with the secret before the last rotation, too.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was created.' }),
    createdBy: t.exposeString('created_by', { nullable: true, description: 'The subject that created it.' }),
  }),
})
