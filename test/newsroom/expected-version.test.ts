import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Desk, openDesk, PUBLISH, story } from '../desk.ts'

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  test('an editor who expects no version yet publishes a new story, and is refused for one that is there', async () => {
    const input = story({ uri: 'urn:new', expectedVersion: 0 })
    expect(await desk.ask(PUBLISH, { input })).toMatchObject({ publishArticle: { article: { version: 1 } } })
    expect(await desk.refusal(PUBLISH, { input })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
      reason: 'VERSION',
    })
  })

  test('an editor who has the latest version replaces it, one who has an older is told which is stored', async () => {
    await desk.publish({ uri: 'urn:known' })
    expect((await desk.publish({ uri: 'urn:known', expectedVersion: 1 })).article.version).toBe(2)
    const late = story({ uri: 'urn:known', expectedVersion: 1 })
    expect(await desk.refusal(PUBLISH, { input: late })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
      reason: 'VERSION',
    })
    const early = story({ uri: 'urn:unknown', expectedVersion: 3 })
    expect(await desk.refusal(PUBLISH, { input: early })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 0,
      reason: 'VERSION',
    })
  })

  test('of eight editors who all read version 1, one replaces it and the others are told so', async () => {
    await desk.publish({ uri: 'urn:race' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.post(PUBLISH, { input: story({ uri: 'urn:race', expectedVersion: 1 }) })),
    )
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused.map(({ extensions }) => extensions)).toMatchObject(
      Array(7).fill({ code: 'CONFLICT', currentVersion: 2 }),
    )
  })
})
