import { GraphQLError } from 'graphql'
import { z } from 'zod'
import type { IntakeItem } from '../../../schema/feed/intake-item.ts'
import type { Take } from './take.ts'

const mutation = `mutation Import($input: TakeFeedItemsInput!) {
  takeFeedItems(input: $input) { items { outcome reason } }
}`

const OUTCOMES = ['NEW', 'NEWER', 'DRAFT', 'OLDER', 'UNCHANGED', 'WITHHELD', 'KILLED', 'DROPPED', 'REFUSED'] as const
const taken = z.object({ outcome: z.enum(OUTCOMES), reason: z.string().nullable() })
const answer = z.object({
  data: z.object({ takeFeedItems: z.object({ items: z.tuple([taken]) }).nullable() }).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
})

/** Hands items to a running gateway. `url` is its GraphQL endpoint; `token` needs the scope feeds:write. */
export function gatewayIntake(url: string, token: string, dryRun: boolean, timeoutMs = 30_000): Take {
  return async ({ feed: { by, value, title }, section, item }) => {
    const input = { feed: { [by]: value }, feedTitle: title, section, dryRun, items: [inputOf(item)] }
    const { status, text } = await post(
      url,
      token,
      JSON.stringify({ query: mutation, variables: { input } }),
      timeoutMs,
    )
    const { data, errors } = answer.safeParse(parsed(text)).data ?? {}
    const [error] = errors ?? []
    if (error) throw new GraphQLError(error.message, { extensions: error.extensions ?? {} })
    if (!data?.takeFeedItems) throw unexpected(status)
    return { ...data.takeFeedItems.items[0], articleId: null }
  }
}

/** A submission names articles by their uris, the API by references. */
function inputOf({ article, ...item }: IntakeItem): object {
  const ref = (uri: string) => ({ uri })
  const { related, translationOf } = article ?? {}
  const named = article && {
    ...article,
    related: related?.map(ref),
    translationOf: translationOf && ref(translationOf),
  }
  return { ...item, article: named }
}

async function post(
  url: string,
  token: string,
  body: string,
  timeoutMs: number,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    authorization: `Bearer ${token}`,
  }
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method: 'POST', redirect: 'error', signal, headers, body })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new GraphQLError(`The gateway at ${url} cannot be reached: ${reason}.`, {
      extensions: { code: 'UNAVAILABLE' },
    })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The response is not from a gateway, perhaps from a proxy. Only 413 means that the item itself is at fault. */
function unexpected(status: number): GraphQLError {
  const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : 'UNAVAILABLE'
  return new GraphQLError(`The gateway responded with HTTP ${status}.`, { extensions: { code } })
}
