import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { changed } }'
const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { changed } }'
const READ = 'query ($uri: String!) { article(ref: { uri: $uri }) { headline } }'

function having(...scopes: string[]): Viewer {
  return { ...ANONYMOUS, subject: scopes.join(), scopes: new Set(scopes) }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('a writer of drafts sees them, and can neither publish nor schedule, correct or kill', async () => {
    const writer = having('articles:draft')
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:draft', headline: 'Unripe' }) }, writer)
    expect(await publisher.ask(READ, { uri: 'urn:draft' }, writer)).toEqual({ article: { headline: 'Unripe' } })
    const { article } = await publisher.publish()
    const later = { uri: 'urn:draft', publishAt: '2100-01-01T00:00:00Z' }
    expect(await publisher.refusal(PUBLISH, { input: story(later) }, writer)).toEqual({ code: 'FORBIDDEN' })
    expect(await publisher.refusal(CORRECT, { input: { article: { id: article.id }, text: 'No.' } }, writer)).toEqual({
      code: 'FORBIDDEN',
    })
    expect(await publisher.refusal(KILL, { input: { article: { id: article.id }, reason: 'No.' } }, writer)).toEqual({
      code: 'FORBIDDEN',
    })
  })

  test('a draft never becomes public by its own schedule', async () => {
    const article = story({ uri: 'urn:scheduled-draft', publishAt: '2000-01-01T00:00:00Z' })
    await publisher.ask(DRAFT, { article }, having('articles:draft'))
    expect(await publisher.query.selectFrom('due_change').selectAll().execute()).toEqual([])
    expect(await publisher.ask(READ, { uri: 'urn:scheduled-draft' }, ANONYMOUS)).toEqual({ article: null })
  })

  test('a wire that publishes sees no drafts of others', async () => {
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:hidden' }) })
    const wire = having('articles:publish')
    await publisher.ask(PUBLISH, { input: story({ uri: 'urn:wire', headline: 'From the wire' }) }, wire)
    expect(await publisher.ask(READ, { uri: 'urn:wire' }, wire)).toEqual({ article: { headline: 'From the wire' } })
    expect(await publisher.ask(READ, { uri: 'urn:hidden' }, wire)).toEqual({ article: null })
    expect(
      await publisher.refusal('{ article(ref: { uri: "urn:wire" }) { revisions { edges { cursor } } } }', {}, wire),
    ).toEqual({
      code: 'FORBIDDEN',
    })
  })

  test('without the scope, an error says nothing about the arguments', async () => {
    const input = { article: { id: 'not an id' }, text: '' }
    expect(await publisher.refusal(CORRECT, { input }, having('articles:draft'))).toEqual({ code: 'FORBIDDEN' })
    expect(await publisher.refusal(CORRECT, { input }, having('articles:correct'))).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })
})
