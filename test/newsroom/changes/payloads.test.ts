import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '../../../schema/viewer/scopes.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'
import { articleInState, WAYS } from './states.ts'
import { inputFor, type MutationVerb, VERBS } from './verbs.ts'

const verbs = Object.keys(VERBS) as MutationVerb[]
const FIELDS = 'id uri slug version state headline'
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { ${FIELDS} } }`
const RESULT = `{ changed articleId version article { ${FIELDS} bodyHtml } }`

function having(...scopes: string[]): Viewer {
  return { ...ANONYMOUS, subject: scopes.join(), scopes: new Set(scopes) }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const read = async (uri: string, viewer: Viewer) =>
    (await publisher.ask<{ article: object | null }>(READ, { uri }, viewer)).article

  test.each(Object.keys(WAYS))(
    'what a verb returns of an article that is %s is what its caller can read',
    async (name) => {
      for (const verb of verbs) {
        let uri = await articleInState(publisher, name)
        for (const scope of SCOPES) {
          const viewer = having(scope)
          const input = inputFor(verb, uri, `${verb} of ${name}`)
          const { data, errors } = await publisher.post(VERBS[verb], { input }, viewer)
          if (errors) {
            expect(data?.changed ?? null).toBeNull()
            continue
          }
          const { article } = Object(data?.changed)
          if (scope === 'articles:draft') expect(article, `${verb} from ${name}`).not.toBeNull()
          else expect(article, `${verb} from ${name} with ${scope}`).toEqual(await read(uri, viewer))
          uri = await articleInState(publisher, name)
        }
      }
    },
  )

  test('who may publish or withdraw and not read drafts gets their number, and no text', async () => {
    const draft = async (uri: string) =>
      publisher.ask(VERBS.saveDraft, { input: { article: story({ uri, headline: 'Secret' }) } })
    const change = async (verb: string, type: string, input: object, scope: string) => {
      const document = `mutation ($input: ${type}!) { changed: ${verb}(input: $input) ${RESULT} }`
      return (await publisher.ask<{ changed: object }>(document, { input }, having(scope))).changed
    }
    await draft('urn:secret')
    const article = { uri: 'urn:secret' }
    const nothing = { articleId: expect.any(String), article: null }
    for (const [verb, type, input, scope, result] of [
      ['withholdArticle', 'WithdrawArticleInput', { article, reason: 'x' }, 'withdraw', { changed: false, version: 1 }],
      [
        'scheduleArticle',
        'ScheduleArticleInput',
        { article, publishAt: '2099-01-01T00:00:00Z' },
        'publish',
        { changed: true, version: 2 },
      ],
      ['updateArticle', 'UpdateArticleInput', { article, patch: {} }, 'publish', { changed: false, version: 2 }],
      ['unscheduleArticle', 'UnscheduleArticleInput', { article }, 'publish', { changed: true, version: 2 }],
      ['cancelArticle', 'WithdrawArticleInput', { article, reason: 'x' }, 'withdraw', { changed: true, version: 2 }],
    ] as const) {
      expect(await change(verb, type, input, `articles:${scope}`), verb).toEqual({ ...nothing, ...result })
    }
  })

  test('a feed item that is stored already returns what readers have, not a draft saved since', async () => {
    const item = story({ uri: 'urn:item', headline: 'Of the feed', sourceDigest: 'a' })
    const publish = async () =>
      (await publisher.ask<{ changed: object }>(VERBS.publishArticle, { input: item }, having('articles:publish')))
        .changed
    await publish()
    await publisher.ask(VERBS.saveDraft, { input: { article: story({ uri: 'urn:item', headline: 'Secret' }) } })
    expect(await publish()).toMatchObject({ changed: false, article: { version: 1, headline: 'Of the feed' } })
  })

  test('several mutations of one article in a request each return what is then stored', async () => {
    const input = { article: { uri: 'urn:several' } }
    await publisher.publish({ uri: 'urn:several', headline: 'Shown' })
    const document = `mutation ($withhold: WithdrawArticleInput!, $republish: RepublishArticleInput!) {
      withheld: withholdArticle(input: $withhold) { article { headline } }
      shown: republishArticle(input: $republish) { article { version state } }
      again: withholdArticle(input: $withhold) { article { state } }
    }`
    const variables = { withhold: { ...input, reason: 'Doubts.' }, republish: input }
    const viewer = having('articles:withdraw', 'articles:publish')
    expect(await publisher.ask(document, variables, viewer)).toEqual({
      withheld: { article: null },
      shown: { article: { version: 2, state: 'PUBLISHED' } },
      again: { article: null },
    })
  })
})
