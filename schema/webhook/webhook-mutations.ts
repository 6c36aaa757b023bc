import type { Webhook as WebhookRow } from '../../db/webhooks/webhook.ts'
import { builder } from '../builder.ts'
import { Webhook } from './webhook.ts'
import { webhookId } from './webhook-id.ts'

const ID_PATH = ['input', 'id']
const QUERY =
  'A subscription to `latestNews` without variables and without `after`; its `filter` chooses the news, and its result is the payload.'

const CreateWebhookInput = builder.inputType('CreateWebhookInput', {
  description: 'A receiver of news.',
  fields: (t) => ({
    url: t.field({ type: 'URL', required: true, description: 'Where messages are posted to.' }),
    description: t.string({ description: 'What it is for.' }),
    query: t.string({ description: `${QUERY} By default all news, with what a list of headlines shows.` }),
    after: t.field({
      type: 'LogCursor',
      description: 'Delivers the events after this cursor first; by default the first message is the next event.',
    }),
  }),
})

const UpdateWebhookInput = builder.inputType('UpdateWebhookInput', {
  description: 'A change of a webhook. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The webhook.' }),
    url: t.field({ type: 'URL', description: 'Where messages are posted to.' }),
    description: t.string({ description: 'What it is for; null removes it.' }),
    query: t.string({ description: QUERY }),
  }),
})

const ReplayWebhookInput = builder.inputType('ReplayWebhookInput', {
  description: 'From where to deliver again.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The webhook.' }),
    after: t.field({ type: 'LogCursor', required: true, description: 'Delivers the events after this cursor.' }),
  }),
})

function only(name: string, description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({ id: t.id({ required: true, description: 'The webhook.' }) }),
  })
}

const RotateWebhookSecretInput = only('RotateWebhookSecretInput', 'The webhook whose secret is replaced.')
const ResumeWebhookInput = only('ResumeWebhookInput', 'The webhook that is delivered to again.')
const DeleteWebhookInput = only('DeleteWebhookInput', 'The webhook that is deleted.')

const WebhookPayload = builder.objectRef<WebhookRow>('WebhookPayload').implement({
  scope: 'webhooks:write',
  description: 'The result of a change of a webhook.',
  fields: (t) => ({
    webhook: t.field({ type: Webhook, description: 'Its new state.', resolve: (webhook) => webhook }),
  }),
})

const WebhookSecretPayload = builder.objectRef<WebhookRow>('WebhookSecretPayload').implement({
  scope: 'webhooks:write',
  description: 'A webhook with its new secret.',
  fields: (t) => ({
    webhook: t.field({ type: Webhook, description: 'Its new state.', resolve: (webhook) => webhook }),
    secret: t.exposeString('secret', {
      description: 'Signs the messages, as Standard Webhooks specifies. It is not shown again.',
    }),
  }),
})

const DeleteWebhookPayload = builder.objectRef<{ id: string }>('DeleteWebhookPayload').implement({
  scope: 'webhooks:write',
  description: 'The result of deleteWebhook.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The webhook that was deleted.' }) }),
})

const ID_EXAMPLE = '0198a6f0-6d0e-7f7e-8f0c-2f1f8f0f9d55'

builder.mutationFields((t) => ({
  createWebhook: t.field({
    scope: 'webhooks:write',
    type: WebhookSecretPayload,
    nullable: true,
    description:
      'Creates a webhook: from now on, news is posted to the URL, in order, until it is acknowledged with a 2xx.',
    errors: ['BAD_USER_INPUT', 'CURSOR_INVALID', 'CURSOR_EXPIRED', 'CURSOR_AHEAD'],
    example:
      '{ url: "https://example.org/news", query: "subscription { latestNews { kind uri article { url headline } } }" }',
    args: { input: t.arg({ type: CreateWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: (_root, { input }, { webhooks, viewer }) => webhooks.create(input, viewer),
  }),
  updateWebhook: t.field({
    scope: 'webhooks:write',
    type: WebhookPayload,
    nullable: true,
    description: 'Changes a webhook. The next message is the first that is affected.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: `{ id: "${ID_EXAMPLE}", url: "https://example.org/newer" }`,
    args: { input: t.arg({ type: UpdateWebhookInput, required: true, description: 'The change.' }) },
    resolve: (_root, { input }, { webhooks }) => webhooks.update({ ...input, id: webhookId(input.id, ID_PATH) }),
  }),
  rotateWebhookSecret: t.field({
    scope: 'webhooks:write',
    type: WebhookSecretPayload,
    nullable: true,
    description: 'Replaces the secret. For a day messages have two signatures, so that the receiver can change over.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: `{ id: "${ID_EXAMPLE}" }`,
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'The webhook.' }) },
    resolve: (_root, { input: { id } }, { webhooks }) => webhooks.rotateSecret(webhookId(id, ID_PATH)),
  }),
  resumeWebhook: t.field({
    scope: 'webhooks:write',
    type: WebhookPayload,
    nullable: true,
    description: 'Delivers to a parked webhook again, after its cursor, and to one that is retrying at once.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CURSOR_INVALID', 'CURSOR_EXPIRED'],
    example: `{ id: "${ID_EXAMPLE}" }`,
    args: { input: t.arg({ type: ResumeWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: (_root, { input: { id } }, { webhooks }) => webhooks.resume(webhookId(id, ID_PATH)),
  }),
  replayWebhook: t.field({
    scope: 'webhooks:write',
    type: WebhookPayload,
    nullable: true,
    description: 'Delivers what comes after a cursor again, marked as a replay, and resumes a parked webhook.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CURSOR_INVALID', 'CURSOR_EXPIRED', 'CURSOR_AHEAD'],
    example: `{ id: "${ID_EXAMPLE}", after: "MDE5OGE2ZjAtNmQwZS03ZjdlLThmMGMtMmYxZjhmMGY5ZDU1LjA" }`,
    args: { input: t.arg({ type: ReplayWebhookInput, required: true, description: 'The webhook, and from where.' }) },
    resolve: (_root, { input: { id, after } }, { webhooks }) => webhooks.replay({ id: webhookId(id, ID_PATH), after }),
  }),
  deleteWebhook: t.field({
    scope: 'webhooks:write',
    type: DeleteWebhookPayload,
    nullable: true,
    description: 'Deletes a webhook. A message on its way may still arrive.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: `{ id: "${ID_EXAMPLE}" }`,
    args: { input: t.arg({ type: DeleteWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: async (_root, { input: { id } }, { webhooks }) => {
      await webhooks.delete(webhookId(id, ID_PATH))
      return { id }
    },
  }),
}))
