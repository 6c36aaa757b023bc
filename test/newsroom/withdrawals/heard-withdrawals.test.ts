import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newsroom } from '../../../src/newsroom/newsroom.ts'
import { backends } from '../../backends.ts'
import { type Desk, EDITOR, openDesk } from '../../desk.ts'

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const published = async () => {
    const { article } = await desk.publish()
    const found = desk.query.selectFrom('article').select('id').where('uri', '=', article.uri)
    return { articleId: (await found.executeTakeFirstOrThrow()).id, reason: 'Doubtful.' }
  }

  test.each(['withholdArticle', 'cancelArticle'] as const)(
    '%s is answered once the gateway has heard of it',
    async (operation) => {
      const done: string[] = []
      const desks = newsroom(desk.query, async () => {
        for (let turns = 0; turns < 20; turns++) await turn()
        done.push('heard')
      })
      await desks[operation](await published(), EDITOR)
      done.push('answered')
      expect(done).toEqual(['heard', 'answered'])
    },
  )

  test('it is answered, too, when the gateway hears of nothing', async () => {
    const { promise: never } = Promise.withResolvers<void>()
    const answer = await newsroom(desk.query, () => never).cancelArticle(await published(), EDITOR)
    expect(answer.changed).toBe(true)
  })
})
