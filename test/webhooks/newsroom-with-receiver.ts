import type { Backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openReceiver, type Receiver } from './open-receiver.ts'

export interface Registered extends AsyncDisposable {
  readonly newsroom: Newsroom
  readonly receiver: Receiver
  readonly id: string
  /** Asks with the scope of webhooks. Throws if the result has errors. */
  ask(query: string, variables?: object): Promise<Record<string, unknown>>
  /** The fields of the webhook. */
  read(fields: string): Promise<Record<string, unknown>>
  /** The code of the error. */
  refusal(query: string, variables?: object): Promise<unknown>
}

export const CREATE = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) { secret webhook { id cursor } }
}`

/** A gateway that may call this machine, and a receiver that is registered there. */
export async function openRegistered(
  backends: Backends,
  input: object = {},
  env: Record<string, string> = {},
): Promise<Registered> {
  await using opened = new AsyncDisposableStack()
  const receiver = opened.use(await openReceiver())
  const newsroom = opened.use(await openNewsroom(backends, { OUTBOUND_ADDRESSES: 'any', ...env }))
  const post = async (query: string, variables?: object) =>
    newsroom.post(query, variables, await newsroom.token('webhooks:write articles:write'))
  const ask = async (query: string, variables?: object) => {
    const { data, errors } = await post(query, variables)
    if (errors || !data) throw new Error(JSON.stringify(errors))
    return data
  }
  const { createWebhook } = await ask(CREATE, { input: { url: receiver.url, ...input } })
  const { secret, webhook } = Object.assign({ secret: '', webhook: { id: '' } }, createWebhook)
  receiver.secret = secret
  const parts = opened.move()
  return {
    newsroom,
    receiver,
    id: webhook.id,
    ask,
    async read(fields) {
      const read = await ask(`query ($id: ID!) { webhook(id: $id) { ${fields} } }`, { id: webhook.id })
      return Object.assign({}, read.webhook)
    },
    async refusal(query, variables) {
      const { errors } = await post(query, variables)
      return errors?.[0]?.extensions.code
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
