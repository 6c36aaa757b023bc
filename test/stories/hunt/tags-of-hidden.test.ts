import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { VERBS } from '../../newsroom/changes/verbs.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { asOf } from '../../ticker.ts'

const LATER = '2099-01-01T00:00:00.000Z'
const SHOWN = 'urn:tags:shown'
const OWNER = 'urn:tags:owner'
const SET = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'
const NAMED = 'query ($uri: String!) { article(ref: { uri: $uri }) { id } }'

/** How a story is stored that readers may not know of; then, how it becomes public. */
const HIDDEN: Readonly<Record<string, (newsroom: Newsroom, story: object) => Promise<unknown>>> = {
  draft: (newsroom, article) => newsroom.ask(VERBS.saveDraft, { input: { article } }),
  scheduled: (newsroom, story) => newsroom.publish({ ...story, publishAt: LATER }),
  embargoed: (newsroom, story) => newsroom.publish({ ...story, embargoedUntil: LATER }),
}
const uriOf = (state: string) => `urn:tags:${state}`
const storyOf = (state: string) => ({
  uri: uriOf(state),
  slug: `hidden-${state}`,
  headline: `Hidden ${state}`,
  language: 'en',
  section: 'news',
  bodyHtml: '<p>Words.</p>',
})

const QUESTIONS = [
  '{ curation(slug: "picks") { title articles { uri } } }',
  '{ curation(slug: "picks") { articles(first: 4) { uri authors { name } } } }',
  `{ article(ref: { uri: "${OWNER}" }) { headline related { uri } } }`,
  // Read by resolvers, in batches.
  `{ article(ref: { uri: "${OWNER}" }) { related { uri related { uri } corrections { text } } } missing: article(ref: { slug: "none" }) { id } }`,
  '{ curation(slug: "picks") { articles { uri } } missing: article(ref: { slug: "none" }) { related { uri } } }',
]

interface Told {
  readonly tags: string | null
  readonly etag: string | null
  readonly data: string
}

async function told({ url }: Newsroom, path: string, request: RequestInit = {}): Promise<Told> {
  const response = await fetch(url + path, request)
  const { headers } = response
  return {
    tags: headers.get('cache-tag')?.split(',').sort().join() ?? null,
    etag: headers.get('etag'),
    data: await response.text(),
  }
}

/** By GET and by POST. */
async function answers(newsroom: Newsroom): Promise<ReadonlyMap<string, Told>> {
  const found = new Map<string, Told>()
  for (const query of QUESTIONS) {
    found.set(`GET ${query}`, await told(newsroom, `/graphql?query=${encodeURIComponent(query)}`))
    const headers = { 'content-type': 'application/json' }
    found.set(
      `POST ${query}`,
      await told(newsroom, '/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }),
    )
  }
  return found
}

describe.each(backends)('on $name', (backend) => {
  test('cache tags and validators tell nothing of hidden stories on a curation or related to a story; once public, each is in the answers at once', {
    timeout: 120_000,
  }, async () => {
    await using newsroom = await openNewsroom(backend)
    const idOf = async (uri: string) => (await newsroom.ask<{ article: { id: string } }>(NAMED, { uri })).article.id
    const settled = async () => newsroom.hear(await asOf(newsroom.url))
    await newsroom.publish({ uri: SHOWN })
    await newsroom.publish({ uri: OWNER, related: [{ uri: SHOWN }] })
    const curate = async (uris: readonly string[]) => {
      const articles = await Promise.all(uris.map(async (uri) => ({ id: await idOf(uri) })))
      await newsroom.ask(SET, { input: { slug: 'picks', title: 'Picks', articles } })
      await settled()
    }
    await curate([SHOWN])
    const before = await answers(newsroom)

    for (const [state, hide] of Object.entries(HIDDEN)) await hide(newsroom, storyOf(state))
    const hidden = Object.keys(HIDDEN).map(uriOf)
    await curate([SHOWN, ...hidden])
    await newsroom.publish({ uri: OWNER, headline: 'Owner', related: [SHOWN, ...hidden].map((uri) => ({ uri })) })
    await settled()
    for (const [question, answer] of await answers(newsroom)) {
      const known = before.get(question)
      expect(answer.tags, question).toBe(known?.tags)
      if (!question.includes('headline')) expect(answer, question).toEqual(known)
    }

    for (const state of Object.keys(HIDDEN)) {
      await newsroom.publish(storyOf(state))
      await settled()
      for (const [question, { data }] of await answers(newsroom)) expect(data, question).toContain(uriOf(state))
    }
  })
})
