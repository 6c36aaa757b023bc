import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { type Desk, openDesk } from '../desk.ts'

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const head = async () => (await logRange(desk.query)).head

  test('an item that its source gives again unchanged makes no version and no event', async () => {
    const first = await desk.publish({ uri: 'urn:item', sourceDigest: 'one' })
    expect(first.changed).toBe(true)
    const before = await head()
    const again = await desk.publish({ uri: 'urn:item', sourceDigest: 'one', headline: 'Never mind' })
    expect(again).toEqual({ cursor: null, changed: false, article: first.article })
    expect(await head()).toBe(before)
  })

  test('an item that its source has changed is a new version, and so is one that changes back', async () => {
    await desk.publish({ uri: 'urn:back', sourceDigest: 'one' })
    expect(await desk.publish({ uri: 'urn:back', sourceDigest: 'two' })).toMatchObject({
      changed: true,
      article: { version: 2 },
    })
    expect(await desk.publish({ uri: 'urn:back', sourceDigest: 'one' })).toMatchObject({
      changed: true,
      article: { version: 3 },
    })
  })

  test('what an editor writes meanwhile gives way to the source when that speaks again', async () => {
    await desk.publish({ uri: 'urn:edited', sourceDigest: 'one' })
    await desk.publish({ uri: 'urn:edited' })
    expect(await desk.publish({ uri: 'urn:edited', sourceDigest: 'one' })).toMatchObject({ changed: true })
  })

  test('the same digest under another uri is another item', async () => {
    expect(await desk.publish({ uri: 'urn:other', sourceDigest: 'one' })).toMatchObject({ changed: true })
  })

  test('eight importers of one item at once make one version of it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.publish({ uri: 'urn:eight', sourceDigest: 'same' })),
    )
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
    expect(answers.map(({ article }) => article.version)).toEqual(Array(8).fill(1))
  })
})
