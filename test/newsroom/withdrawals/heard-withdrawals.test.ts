import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newsroom } from '../../../src/newsroom/newsroom.ts'
import { backends } from '../../backends.ts'
import { EDITOR, openPublisher, type Publisher } from '../../publisher.ts'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const published = async () => {
    const { article } = await publisher.publish()
    const found = publisher.query.selectFrom('article').select('id').where('uri', '=', article.uri)
    return { article: { by: 'id' as const, value: (await found.executeTakeFirstOrThrow()).id }, reason: 'Doubtful.' }
  }

  test.each(['withholdArticle', 'cancelArticle'] as const)(
    '%s is answered once the gateway has heard of it',
    async (operation) => {
      const done: string[] = []
      const waking = newsroom(publisher.query, async () => {
        for (let turns = 0; turns < 20; turns++) await turn()
        done.push('heard')
      })
      await waking[operation](await published(), EDITOR)
      done.push('answered')
      expect(done).toEqual(['heard', 'answered'])
    },
  )

  test('it is answered, too, when the gateway hears of nothing', async () => {
    const { promise: never } = Promise.withResolvers<void>()
    const answer = await newsroom(publisher.query, () => never).cancelArticle(await published(), EDITOR)
    expect(answer.changed).toBe(true)
  })
})
