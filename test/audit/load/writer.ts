import { setTimeout as sleep } from 'node:timers/promises'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import type { Chance } from '../../chance.ts'
import { anyStory, type Story } from './story.ts'

const MAX_ANSWER_MS = 15_000
const MAX_TRIES = 200
const RETRY_MS = 150

/** An acknowledged publication. */
export interface Acknowledged {
  readonly position: number
  readonly uri: string
  readonly headline: string
}

/** Statistics of all writers of a scenario. */
export interface Diary {
  readonly acknowledged: Acknowledged[]
  readonly sent: Set<string>
  /** Failed publishes and subscriptions, by error code; also responses that did not arrive. */
  readonly refused: Map<string, number>
  readonly faults: string[]
}

export interface WriterParts {
  readonly name: string
  readonly chance: Chance
  readonly token: string
  readonly urls: readonly [string, ...string[]]
  readonly pauseMs: number
  /** Length of the body of an article. */
  readonly bodyCharacters: number
}

/** Publishes articles until it is told to stop, and retries each until it is acknowledged. */
export async function write(
  { name, chance, token, urls, pauseMs, bodyCharacters }: WriterParts,
  diary: Diary,
  stopped: AbortSignal,
): Promise<void> {
  const uris: string[] = []
  for (let count = 1; !stopped.aborted; count++) {
    const [known, ...others] = uris
    const again = known !== undefined && chance.below(5) < 2
    const uri = again ? chance.pick([known, ...others]) : `urn:audit:${name}:${count}`
    if (!again) uris.push(uri)
    const story = anyStory(chance, uri, `${name} ${count}`, 'x'.repeat(bodyCharacters))
    diary.sent.add(story.input.headline)
    const cursor = await persistently(story)
    if (cursor !== null && cursor !== undefined) {
      const position = decodeLogCursor(cursor)?.position ?? 0
      diary.acknowledged.push({ position, uri, headline: story.input.headline })
      // Retries with the same idempotency key, possibly at another gateway.
      if (chance.below(10) === 0) {
        const repeated = await persistently(story)
        if (repeated !== cursor) diary.faults.push(`${name} ${count} sent again got another cursor`)
      }
    }
    await sleep(chance.below(pauseMs * 2))
  }

  /** The cursor; null if nothing became public, undefined if it was never published. */
  async function persistently(story: Story): Promise<string | null | undefined> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const answer = await attempt(chance.pick(urls), story, token)
      if ('cursor' in answer) return answer.cursor
      // An article that expired during the retries was never published: a known idempotency key would have been found first.
      if (answer.code === 'BAD_USER_INPUT' && story.expiresAtMs !== null && story.expiresAtMs < Date.now())
        return undefined
      diary.refused.set(answer.code, (diary.refused.get(answer.code) ?? 0) + 1)
      if (!['UNAVAILABLE', 'no answer'].includes(answer.code)) {
        diary.faults.push(`${story.input.headline} was refused with ${answer.code}: ${answer.message}`)
      }
      await sleep(RETRY_MS)
    }
    diary.faults.push(`${story.input.headline} was refused ${MAX_TRIES} times`)
    return undefined
  }
}

type Answer = { readonly cursor: string | null } | { readonly code: string; readonly message: string }

const DOCUMENTS = {
  publishArticle: 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }',
  saveDraft:
    'mutation ($input: PublishArticleInput!) { saveDraft(input: { article: $input }) { article { version } } }',
}

async function attempt(url: string, { mutation, input }: Story, token: string): Promise<Answer> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: DOCUMENTS[mutation], variables: { input } }),
      signal: AbortSignal.timeout(MAX_ANSWER_MS),
    })
    const { data, errors } = JSON.parse(await response.text())
    const [error] = errors ?? []
    if (error) return { code: error.extensions.code, message: error.message }
    return { cursor: data.publishArticle?.cursor ?? null }
  } catch (error) {
    return { code: 'no answer', message: String(error) }
  }
}
