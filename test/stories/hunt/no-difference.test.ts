import { describe, expect, test } from 'vitest'
import { schema } from '../../../schema/schema.ts'
import { backends } from '../../backends.ts'
import { VERBS } from '../../newsroom/changes/verbs.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { asOf } from '../../ticker.ts'
import { LIMITS, type Names, questionsOf } from './questions.ts'
import { COMMON, storyOf } from './story.ts'

const LATER = '2099-01-01T00:00:00.000Z'
const STATES = ['draft', 'beside', 'scheduled', 'embargoed']
const FEEDS = ['/feeds/latest.rss', '/feeds/news.atom', '/feeds/sport.json', '/feeds/latest.ninjs', '/sitemap-news.xml']
const LINK = 'mutation ($uri: String!) { createPreviewLink(input: { article: { uri: $uri } }) { token } }'

const uriOf = (state: string) => `urn:same:${state}`
const namesOf = (state: string) => ({ uri: uriOf(state), slug: `same-${state}` })
const plainOf = (state: string) => ({
  ...namesOf(state),
  headline: 'Plain',
  bodyHtml: '<p>Plain.</p>',
  language: 'en',
  section: 'news',
})

/** What readers are answered, with the cache tags, by question. */
async function answersTo({ url }: Newsroom, names: Names): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string, request: RequestInit = {}) => {
    const response = await fetch(url + path, request)
    return `${response.status} ${response.headers.get('cache-tag')} ${await response.text()}`
  }
  const answers = new Map<string, string>()
  for (const { query } of questionsOf(schema, 'query', names)) {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' }
    answers.set(query, await read('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }))
  }
  // A page has the age of its news in it.
  for (const path of names.slugs.story.map((slug) => `/en/articles/${slug}`)) {
    const { status, headers } = await fetch(url + path, { headers: { 'cache-control': 'no-cache' } })
    answers.set(path, `${status} ${headers.get('cache-tag')} ${headers.get('x-news-cursor')}`)
  }
  for (const { query } of questionsOf(schema, 'subscription', names)) {
    if (query.includes('articleUpdated')) answers.set(query, await refusalOf(url, query))
  }
  for (const path of FEEDS) answers.set(path, await read(path, { headers: { 'cache-control': 'no-cache' } }))
  return answers
}

/** The code with which a subscription is refused; '' for one that starts. */
async function refusalOf(url: string, query: string): Promise<string> {
  const stop = new AbortController()
  const { body } = await fetch(`${url}/graphql/stream?query=${encodeURIComponent(query)}`, { signal: stop.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  const first = await reader?.read()
  stop.abort()
  return /"code":"(\w+)"/.exec(first?.value ?? '')?.[1] ?? ''
}

describe.each(backends)('on $name', (backend) => {
  test('what editors write of a story that is not public changes no answer: no count, no cursor and no cache tag', {
    timeout: 300_000,
  }, async () => {
    await using newsroom = await openNewsroom(backend, LIMITS)
    const start = await asOf(newsroom.url)
    for (const state of STATES) await newsroom.ask(VERBS.saveDraft, { input: { article: plainOf(state) } })
    await newsroom.publish(plainOf('beside'))
    const ids = STATES.map(async (state) => {
      const { article } = await newsroom.ask<{ article: { id: string } }>(
        `{ article(ref: { uri: "${uriOf(state)}" }) { id } }`,
      )
      return article.id
    })
    const names: Names = {
      ids: await Promise.all(ids),
      uris: STATES.map(uriOf),
      slugs: {
        story: STATES.map((state) => namesOf(state).slug),
        tag: STATES.map((state) => `${state}zq-tag`),
        author: STATES.map((state) => `${state}zq-author`),
      },
      words: [COMMON],
      start,
    }
    await newsroom.hear(await asOf(newsroom.url))
    const before = await answersTo(newsroom, names)
    expect(before.size).toBeGreaterThan(50)

    for (const state of STATES) {
      const story = storyOf(`${state}zq`, namesOf(state))
      if (state === 'scheduled') await newsroom.publish({ ...story, publishAt: LATER })
      else if (state === 'embargoed') await newsroom.publish({ ...story, embargoedUntil: LATER })
      else await newsroom.ask(VERBS.saveDraft, { input: { article: story } })
      await newsroom.ask(LINK, { uri: uriOf(state) })
    }
    for (const [question, answer] of await answersTo(newsroom, names)) {
      expect(answer, question).toBe(before.get(question))
    }
  })
})
