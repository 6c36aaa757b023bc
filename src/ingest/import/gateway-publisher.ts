import { GraphQLError } from 'graphql'
import { z } from 'zod'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Publish } from './publish.ts'

const mutation = 'mutation Import($input: PublishArticleInput!) { publishArticle(input: $input) { changed } }'

const answer = z.object({
  data: z.object({ publishArticle: z.object({ changed: z.boolean() }).nullable() }).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
})

/** Publishes through a running gateway. `url` is its GraphQL endpoint; `token` needs the scope articles:publish. */
export function gatewayPublisher(url: string, token: string, timeoutMs = 30_000): Publish {
  return async (submission) => {
    const body = JSON.stringify({ query: mutation, variables: { input: inputOf(submission) } })
    const { status, text } = await post(url, token, body, timeoutMs)
    const { data, errors } = answer.safeParse(parsed(text)).data ?? {}
    const [error] = errors ?? []
    if (error) throw new GraphQLError(error.message, { extensions: error.extensions ?? {} })
    if (!data?.publishArticle) throw unexpected(status)
    return data.publishArticle
  }
}

/** A submission names articles by their uris, the API by references. */
function inputOf({ related, translationOf, ...content }: ArticleSubmission): object {
  const ref = (uri: string) => ({ uri })
  return { ...content, related: related?.map(ref), translationOf: translationOf && ref(translationOf) }
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
