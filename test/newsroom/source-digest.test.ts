import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const head = async () => (await logRange(publisher.query)).head

  test('an item that its source gives again unchanged makes no version and no event', async () => {
    const first = await publisher.publish({ uri: 'urn:item', sourceDigest: 'one' })
    expect(first.changed).toBe(true)
    const before = await head()
    const again = await publisher.publish({ uri: 'urn:item', sourceDigest: 'one', headline: 'Never mind' })
    expect(again).toEqual({ cursor: null, changed: false, article: first.article })
    expect(await head()).toBe(before)
  })

  test('an item that its source has changed is a new version, and so is one that changes back', async () => {
    await publisher.publish({ uri: 'urn:back', sourceDigest: 'one' })
    expect(await publisher.publish({ uri: 'urn:back', sourceDigest: 'two' })).toMatchObject({
      changed: true,
      article: { version: 2 },
    })
    expect(await publisher.publish({ uri: 'urn:back', sourceDigest: 'one' })).toMatchObject({
      changed: true,
      article: { version: 3 },
    })
  })

  test('what an editor writes meanwhile gives way to the source when that speaks again', async () => {
    await publisher.publish({ uri: 'urn:edited', sourceDigest: 'one' })
    await publisher.publish({ uri: 'urn:edited' })
    expect(await publisher.publish({ uri: 'urn:edited', sourceDigest: 'one' })).toMatchObject({ changed: true })
  })

  test('the same digest under another uri is another item', async () => {
    expect(await publisher.publish({ uri: 'urn:other', sourceDigest: 'one' })).toMatchObject({ changed: true })
  })

  test('eight importers of one item at once make one version of it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => publisher.publish({ uri: 'urn:eight', sourceDigest: 'same' })),
    )
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
    expect(answers.map(({ article }) => article.version)).toEqual(Array(8).fill(1))
  })
})
