import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

const NAMES = 'query ($uri: String!) { article(ref: { uri: $uri }) { authors { slug name } tags { slug name } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('an unknown author or tag is made from its name; a known one is found by slug or name', async () => {
    await publisher.publish({ authors: ['Émile Forêt'], tags: ['C++', 'Wine & Dine'] })
    await publisher.publish({
      uri: 'urn:known',
      authors: ['emile-foret', ' Emile  Forêt '],
      tags: ['WINE, dine', 'c-plus-plus'],
    })
    expect(await publisher.ask(NAMES, { uri: 'urn:known' })).toEqual({
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
    await publisher.publish({ uri: 'urn:order', authors: ['Zoe', 'Ada', 'Mia'], tags: ['Zinc', 'Ash', 'Mud'] })
    expect(await publisher.ask(NAMES, { uri: 'urn:order' })).toMatchObject({
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
        publisher.publish({
          authors: shuffled(people),
          tags: shuffled(subjects),
          leadMedia: picture,
          source: { name: 'Wire', url: 'https://wire.example.org/' },
        }),
      ),
    )
    const made = async (table: 'author' | 'tag' | 'source', name: string) =>
      (await publisher.query.selectFrom(table).select('id').where('name', 'like', name).execute()).length
    expect(await made('author', 'Writer %')).toBe(12)
    expect(await made('tag', 'Subject %')).toBe(12)
    expect(await made('source', 'Wire')).toBe(1)
    expect(await publisher.query.selectFrom('media').select('url').execute()).toEqual([{ url: picture.url }])
  })
})
