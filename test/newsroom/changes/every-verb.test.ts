import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TRANSITIONS, transition } from '../../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../../db/tables/article.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, EDITOR, openPublisher, type Publisher } from '../../publisher.ts'
import { articleInState, WAYS } from './states.ts'
import { inputFor, type MutationVerb, VERBS } from './verbs.ts'

const DRAFTER = { ...EDITOR, subject: 'drafter', scopes: new Set(['articles:draft']) }
const MAY_DRAFT: readonly MutationVerb[] = ['saveDraft', 'updateDraft', 'restoreVersion']
const verbs = Object.keys(VERBS) as MutationVerb[]
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { id state version headline
  draft { version } scheduled { version } revisions(first: 100) { nodes { version } } } }`
const SEEN = 'query ($uri: String!) { article(ref: { uri: $uri }) { state } }'

interface Read {
  readonly article: {
    readonly state: ArticleState
    readonly version: number
    readonly draft: { version: number } | null
    readonly scheduled: { version: number } | null
  }
}

const POSTS: readonly MutationVerb[] = ['editLivePost', 'pinLivePost', 'removeLivePost']

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const articleIn = (name: string) => articleInState(publisher, name)
  const read = async (uri: string) => (await publisher.ask<Read>(READ, { uri })).article

  test.each(Object.keys(WAYS))('an article that is %s takes every verb as the table says', async (name) => {
    for (const verb of verbs) {
      const uri = await articleIn(name)
      if (POSTS.includes(verb) && name !== 'CANCELED') {
        await publisher.ask(VERBS.addLivePost, { input: inputFor('addLivePost', uri, 'stored') })
      }
      const before = await read(uri)
      expect(before.state, name).toBe(name.split(' ')[0])
      const expected = transition(verb, {
        state: before.state,
        draftVersion: before.draft?.version ?? null,
        scheduledVersion: before.scheduled?.version ?? null,
      })
      const input = inputFor(verb, uri, `${verb} of ${name}`)
      const where = `${verb} from ${name}`
      if ('refused' in expected) {
        const refused = await publisher.refusal(VERBS[verb], { input })
        expect(refused, where).toMatchObject({ code: 'CONFLICT', reason: expected.refused, state: before.state })
        expect(await read(uri), where).toEqual(before)
        continue
      }
      await publisher.ask(VERBS[verb], { input })
      const after = await read(uri)
      expect(after.state, where).toBe(expected.next)
      const seen = await publisher.ask<{ article: object | null }>(SEEN, { uri }, ANONYMOUS)
      expect(seen.article === null, where).toBe(expected.next !== 'PUBLISHED')
    }
  })

  test('readers may do nothing, and drafters only draft, from every state', async () => {
    for (const name of Object.keys(WAYS)) {
      const uri = await articleIn(name)
      for (const verb of verbs) {
        const input = inputFor(verb, uri, 'Not to be seen')
        expect(await publisher.refusal(VERBS[verb], { input }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
        if (MAY_DRAFT.includes(verb)) continue
        expect(await publisher.refusal(VERBS[verb], { input }, DRAFTER)).toEqual({ code: 'FORBIDDEN' })
      }
      const before = await read(uri)
      if (before.state === 'CANCELED') continue
      for (const verb of MAY_DRAFT) await publisher.ask(VERBS[verb], { input: inputFor(verb, uri, verb) }, DRAFTER)
      expect((await read(uri)).state).toBe(before.state)
    }
  })

  test('every verb but those that create an article needs one', async () => {
    for (const verb of verbs.filter((one) => one !== 'publishArticle' && one !== 'saveDraft')) {
      const input = inputFor(verb, 'urn:every:none', 'None')
      expect(await publisher.refusal(VERBS[verb], { input }), verb).toEqual({ code: 'NOT_FOUND' })
    }
  })

  test('every mutation of an article is in the table', () => {
    expect(Object.keys(TRANSITIONS).filter((verb) => !(verb in VERBS))).toEqual(['publishAt', 'expiresAt'])
  })
})
