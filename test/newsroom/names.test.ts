import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { type Desk, openDesk } from '../desk.ts'

const NAMES = 'query ($uri: String) { article(uri: $uri) { authors { slug name } tags { slug name } } }'

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  test('an unknown author or tag is made from its name; a known one is found by slug or name', async () => {
    await desk.publish({ authors: ['Émile Forêt'], tags: ['C++', 'Wine & Dine'] })
    await desk.publish({
      uri: 'urn:known',
      authors: ['emile-foret', ' Emile  Forêt '],
      tags: ['WINE, dine', 'c-plus-plus'],
    })
    expect(await desk.ask(NAMES, { uri: 'urn:known' })).toEqual({
      article: {
        authors: [{ slug: 'emile-foret', name: 'Émile Forêt' }],
        tags: [
          { slug: 'wine-dine', name: 'Wine & Dine' },
          { slug: 'c-plus-plus', name: 'C++' },
        ],
      },
    })
  })

  test('authors stand in the order of the byline, tags in that of the editor', async () => {
    await desk.publish({ uri: 'urn:order', authors: ['Zoe', 'Ada', 'Mia'], tags: ['Zinc', 'Ash', 'Mud'] })
    expect(await desk.ask(NAMES, { uri: 'urn:order' })).toMatchObject({
      article: {
        authors: [{ name: 'Zoe' }, { name: 'Ada' }, { name: 'Mia' }],
        tags: [{ name: 'Zinc' }, { name: 'Ash' }, { name: 'Mud' }],
      },
    })
  })

  test('sixteen writers who bring the same new names in any order make each once, and none has to give up', async () => {
    const random = chance(13)
    const people = Array.from({ length: 12 }, (_, at) => `Writer ${at}`)
    const subjects = Array.from({ length: 12 }, (_, at) => `Subject ${at}`)
    const shuffled = (names: readonly string[]) => names.toSorted(() => random.below(3) - 1)
    const picture = { kind: 'IMAGE', url: 'https://example.org/same.jpg' }
    await Promise.all(
      Array.from({ length: 16 }, () =>
        desk.publish({
          authors: shuffled(people),
          tags: shuffled(subjects),
          leadMedia: picture,
          source: { name: 'Wire', url: 'https://wire.example.org/' },
        }),
      ),
    )
    const made = async (table: 'author' | 'tag' | 'source', name: string) =>
      (await desk.query.selectFrom(table).select('id').where('name', 'like', name).execute()).length
    expect(await made('author', 'Writer %')).toBe(12)
    expect(await made('tag', 'Subject %')).toBe(12)
    expect(await made('source', 'Wire')).toBe(1)
    expect(await desk.query.selectFrom('media').select('url').execute()).toEqual([{ url: picture.url }])
  })
})
