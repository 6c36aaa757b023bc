import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

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
