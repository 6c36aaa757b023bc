import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'
import { VERBS } from './changes/verbs.ts'

const PACKAGE = 'mutation ($input: PublishPackageInput!) { publishPackage(input: $input) { cursor } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('an editor who expects no version yet publishes a new story, and is refused for one that is there', async () => {
    const input = story({ uri: 'urn:new', expectedVersion: 0 })
    expect(await publisher.ask(PUBLISH, { input })).toMatchObject({ publishArticle: { article: { version: 1 } } })
    expect(await publisher.refusal(PUBLISH, { input })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
      reason: 'VERSION',
    })
  })

  test('an editor with the latest version replaces it; one with an older version gets a conflict that names the stored one', async () => {
    await publisher.publish({ uri: 'urn:known' })
    expect((await publisher.publish({ uri: 'urn:known', expectedVersion: 1 })).article.version).toBe(2)
    const late = story({ uri: 'urn:known', expectedVersion: 1 })
    expect(await publisher.refusal(PUBLISH, { input: late })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
      reason: 'VERSION',
    })
    const early = story({ uri: 'urn:unknown', expectedVersion: 3 })
    expect(await publisher.refusal(PUBLISH, { input: early })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 0,
      reason: 'VERSION',
    })
  })

  test('who may not read drafts is told the number of the stored version, and nothing of what is in it', async () => {
    const uri = 'urn:inner'
    await publisher.publish({ uri, headline: 'Seen' })
    await publisher.ask(VERBS.saveDraft, { input: { article: story({ uri, headline: 'Not yet' }) } })
    await publisher.ask(VERBS.saveDraft, { input: { article: story({ uri: 'urn:draft' }) } })
    const scopes = new Set(['articles:publish', 'articles:correct', 'articles:withdraw'])
    const desk = { ...EDITOR, scopes }
    const changes: [string, object][] = [
      [PUBLISH, story({ uri, expectedVersion: 1 })],
      [PACKAGE, { articles: [story({ uri, expectedVersion: 1 })] }],
      [VERBS.updateArticle, { article: { uri }, patch: { headline: 'Other' }, expectedVersion: 1 }],
      [VERBS.withholdArticle, { article: { uri }, reason: 'Doubts.', expectedVersion: 1 }],
    ]
    for (const [document, input] of changes) {
      const { inputPath: _path, ...told } = await publisher.refusal(document, { input }, desk)
      expect(told).toEqual({ code: 'CONFLICT', reason: 'VERSION', currentVersion: 2 })
      const whole = {
        reason: 'VERSION',
        changedFields: expect.arrayContaining(['headline']),
        changes: [{ version: 2 }],
      }
      expect(await publisher.refusal(document, { input }, EDITOR)).toMatchObject(whole)
    }
    const input = { article: { uri: 'urn:draft' }, headline: 'Right', text: 'Wrong.' }
    const refusal = { code: 'CONFLICT', reason: 'NOT_PUBLIC', currentVersion: 1 }
    expect(await publisher.refusal(VERBS.correctArticle, { input }, desk)).toEqual(refusal)
    expect(await publisher.refusal(VERBS.correctArticle, { input }, EDITOR)).toEqual({ ...refusal, state: 'DRAFT' })
  })

  test('of eight editors who all read version 1, one replaces it and the others get a conflict', async () => {
    await publisher.publish({ uri: 'urn:race' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        publisher.post(PUBLISH, { input: story({ uri: 'urn:race', expectedVersion: 1 }) }),
      ),
    )
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused.map(({ extensions }) => extensions)).toMatchObject(
      Array(7).fill({ code: 'CONFLICT', currentVersion: 2 }),
    )
  })
})
