import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { VERBS } from '../../newsroom/changes/verbs.ts'
import { ADD } from '../../newsroom/live-posts/posting.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { askEverything } from './ask-everything.ts'
import { LIMITS, type Names } from './questions.ts'
import { COMMON, postOf, storyOf } from './story.ts'

const LATER = '2099-01-01T00:00:00.000Z'
const STATE = 'query ($uri: String!) { article(ref: { uri: $uri }) { state } }'
const DUE_MS = 1_500

const publishes = (input: object, newsroom: Newsroom) => newsroom.ask(VERBS.publishArticle, { input })
const ref = (uri: string) => ({ article: { uri } })

/** A live post with the word of the story. */
const posts = (newsroom: Newsroom, uri: string) => newsroom.ask(ADD, { input: { ...ref(uri), ...postOf(uri) } })

interface Given {
  readonly newsroom: Newsroom
  readonly uri: string
  /** The story with its word, also in its slug, and one of the same uri without it. */
  readonly story: object
  readonly plain: object
}

/** As what falls due: with a post that was there before. */
async function publicly({ newsroom, uri, story }: Given): Promise<void> {
  await newsroom.ask(VERBS.saveDraft, { input: { article: story } })
  await posts(newsroom, uri)
  await publishes(story, newsroom)
}

/** How a story comes into each state in which readers do not have its texts. */
const HIDDEN: Readonly<Record<string, (given: Given) => Promise<unknown>>> = {
  draft: async ({ newsroom, story, uri }) => {
    await newsroom.ask(VERBS.saveDraft, { input: { article: story } })
    await posts(newsroom, uri)
  },
  draftbeside: async ({ newsroom, story, plain }) => {
    await publishes(plain, newsroom)
    await newsroom.ask(VERBS.saveDraft, { input: { article: story } })
  },
  scheduled: async ({ newsroom, story, uri }) => {
    await publishes({ ...story, publishAt: LATER }, newsroom)
    await posts(newsroom, uri)
  },
  scheduledbeside: async ({ newsroom, story, plain }) => {
    await publishes(plain, newsroom)
    await publishes({ ...story, publishAt: LATER }, newsroom)
  },
  embargoed: async ({ newsroom, story, uri }) => {
    await publishes({ ...story, embargoedUntil: LATER }, newsroom)
    await posts(newsroom, uri)
  },
  withheld: async ({ newsroom, story, uri }) => {
    await publishes(story, newsroom)
    await posts(newsroom, uri)
    await newsroom.ask(VERBS.withholdArticle, { input: { ...ref(uri), reason: 'Doubts.' } })
  },
  expired: async ({ newsroom, story, uri }) => {
    await publishes(story, newsroom)
    await posts(newsroom, uri)
    await newsroom.ask(VERBS.updateArticle, {
      input: { ...ref(uri), patch: { expiresAt: new Date(Date.now() + 500).toISOString() } },
    })
    await expect
      .poll(() => newsroom.ask(STATE, { uri }), { timeout: 10_000 })
      .toEqual({ article: { state: 'EXPIRED' } })
  },
  canceled: async ({ newsroom, story, uri }) => {
    await publishes(story, newsroom)
    await posts(newsroom, uri)
    await newsroom.ask(VERBS.cancelArticle, { input: { ...ref(uri), reason: 'It was invented.' } })
  },
}
const DUE = ['scheduled', 'scheduledbeside', 'embargoed']
const PUBLIC = 'published'
/** No word contains another. */
const wordOf = (state: string) => `${state}zq`
const uriOf = (state: string) => `urn:hunt:${state}`
const namesOf = (state: string) => ({ uri: uriOf(state), slug: `${wordOf(state)}-story` })

describe.each(backends)('on $name', (backend) => {
  test('no reader finds a word of what is not public, by anything that there is to ask; of what has fallen due, all that there is of a published story', {
    timeout: 300_000,
  }, async () => {
    await using newsroom = await openNewsroom(backend, LIMITS)
    const start = await asOf(newsroom.url)
    const states = [PUBLIC, ...Object.keys(HIDDEN)]
    for (const state of states) {
      const names = namesOf(state)
      const story = storyOf(wordOf(state), names)
      const plain = {
        ...names,
        slug: `plain-${state}`,
        headline: 'Plain',
        bodyHtml: '<p>Plain.</p>',
        language: 'en',
        section: 'news',
      }
      await (HIDDEN[state] ?? publicly)({ newsroom, uri: names.uri, story, plain })
    }
    const names: Names = {
      ids: await Promise.all(states.map((state) => idOf(newsroom, uriOf(state)))),
      uris: states.map(uriOf),
      slugs: {
        story: states.flatMap((state) => [namesOf(state).slug, `plain-${state}`]),
        tag: states.map((state) => `${wordOf(state)}-tag`),
        author: states.map((state) => `${wordOf(state)}-author`),
      },
      words: [COMMON],
      start,
    }
    await newsroom.publish({ uri: 'urn:hunt:last' })
    const before = await askEverything(newsroom, names, 'urn:hunt:last')
    expect(before.placesOf(wordOf(PUBLIC)).size).toBeGreaterThan(100)
    for (const state of Object.keys(HIDDEN)) expect([...before.placesOf(wordOf(state))], state).toEqual([])
    expect(before.codes).not.toContain('INTERNAL_SERVER_ERROR')

    await using ticker = await openTicker(newsroom.url)
    const due = new Date(Date.now() + DUE_MS).toISOString()
    for (const state of ['scheduled', 'scheduledbeside']) {
      await newsroom.ask(VERBS.scheduleArticle, { input: { ...ref(uriOf(state)), publishAt: due } })
    }
    await publishes({ ...storyOf(wordOf('embargoed'), namesOf('embargoed')), embargoedUntil: due }, newsroom)
    await ticker.messages(DUE.length)
    // The post of a story that readers had before is no event either.
    const beside = ref(uriOf('scheduledbeside'))
    await newsroom.ask(VERBS.withholdArticle, { input: { ...beside, reason: 'Doubts.' } })
    await posts(newsroom, beside.article.uri)
    await newsroom.ask(VERBS.republishArticle, { input: beside })
    await newsroom.publish({ uri: 'urn:hunt:end' })
    const after = await askEverything(newsroom, names, 'urn:hunt:end')
    for (const state of DUE) expect(after.placesOf(wordOf(state)), state).toEqual(after.placesOf(wordOf(PUBLIC)))
    for (const state of Object.keys(HIDDEN).filter((one) => !DUE.includes(one))) {
      expect([...after.placesOf(wordOf(state))], state).toEqual([])
    }
  })
})

async function idOf(newsroom: Newsroom, uri: string): Promise<string> {
  const { article } = await newsroom.ask<{ article: { id: string } }>(
    'query ($uri: String!) { article(ref: { uri: $uri }) { id } }',
    { uri },
  )
  return article.id
}
