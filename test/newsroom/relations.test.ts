import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const read = (uri: string, fields: string) =>
    publisher.ask(`query ($uri: String!) { article(ref: { uri: $uri }) { ${fields} } }`, { uri }, ANONYMOUS)

  test('translations know each other, whichever was named, and never themselves', async () => {
    await publisher.publish({ uri: 'urn:it', language: 'it' })
    await publisher.publish({ uri: 'urn:en', language: 'en', translationOf: { uri: 'urn:it' } })
    await publisher.publish({ uri: 'urn:de', language: 'de', translationOf: { uri: 'urn:en' } })
    await publisher.publish({ uri: 'urn:alone' })
    const languages = 'translations { language }'
    expect(await read('urn:it', languages)).toEqual({
      article: { translations: [{ language: 'en' }, { language: 'de' }] },
    })
    expect(await read('urn:de', languages)).toEqual({
      article: { translations: [{ language: 'it' }, { language: 'en' }] },
    })
    expect(await read('urn:alone', languages)).toEqual({ article: { translations: [] } })
  })

  test('a story that becomes a translation later joins the others', async () => {
    await publisher.publish({ uri: 'urn:later' })
    await publisher.publish({ uri: 'urn:original' })
    await publisher.publish({ uri: 'urn:later', translationOf: { uri: 'urn:original' } })
    await publisher.publish({ uri: 'urn:later' })
    expect(await read('urn:original', 'translations { uri }')).toEqual({
      article: { translations: [{ uri: 'urn:later' }] },
    })
  })

  test('a translation that is not public is not named, and one of nothing is refused', async () => {
    const article = story({ uri: 'urn:unseen', translationOf: { uri: 'urn:it' } })
    await publisher.ask(
      'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }',
      { article },
    )
    expect(await read('urn:it', 'translations { uri }')).toEqual({
      article: { translations: [{ uri: 'urn:en' }, { uri: 'urn:de' }] },
    })
    expect(await publisher.refusal(PUBLISH, { input: story({ translationOf: { uri: 'urn:nothing' } }) })).toMatchObject(
      {
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'translationOf'] }],
      },
    )
  })

  test('related stories come in the editors’ order, those that are public by then, as many as asked for', async () => {
    const related = ['urn:r3', 'urn:r1', 'urn:not-there-yet', 'urn:r2', 'urn:r1'].map((uri) => ({ uri }))
    await publisher.publish({ uri: 'urn:hub', related })
    for (const uri of ['urn:r1', 'urn:r2', 'urn:r3']) await publisher.publish({ uri })
    expect(await read('urn:hub', 'related { uri } two: related(first: 2) { uri }')).toEqual({
      article: {
        related: [{ uri: 'urn:r3' }, { uri: 'urn:r1' }, { uri: 'urn:r2' }],
        two: [{ uri: 'urn:r3' }, { uri: 'urn:r1' }],
      },
    })
    for (const first of [0, -1, 21]) {
      expect(
        await publisher.refusal(`{ article(ref: { uri: "urn:hub" }) { related(first: ${first}) { uri } } }`),
      ).toMatchObject({
        code: 'BAD_USER_INPUT',
      })
    }
  })

  test('a source is stored with its home page and the item there, and all of its items share it', async () => {
    const source = { name: 'Wire', url: 'https://wire.example.org/', itemUrl: 'https://wire.example.org/1' }
    await publisher.publish({ uri: 'urn:wire-1', source })
    await publisher.publish({ uri: 'urn:wire-2', source: { name: 'Wire', url: source.url } })
    await publisher.publish({ uri: 'urn:wire-3', source: { name: 'Wire' } })
    await publisher.publish({ uri: 'urn:wire-4', source: { name: 'Wire' } })
    expect(await read('urn:wire-1', 'source { name url itemUrl }')).toEqual({ article: { source } })
    expect(await read('urn:wire-3', 'source { name url itemUrl }')).toEqual({
      article: { source: { name: 'Wire', url: null, itemUrl: null } },
    })
    expect(await publisher.query.selectFrom('source').select('name').execute()).toHaveLength(2)
  })

  test('a picture keeps its credit to the letter', async () => {
    const leadMedia = {
      kind: 'IMAGE',
      url: 'https://example.org/a.jpg',
      credit: 'Photo: (c) AndKronos',
      caption: 'The quay',
      altText: 'A quay',
      width: 800,
      height: 600,
    }
    await publisher.publish({ uri: 'urn:picture', leadMedia })
    expect(
      await read('urn:picture', 'leadMedia { kind url credit caption altText width height durationSeconds isLive }'),
    ).toEqual({ article: { leadMedia: { ...leadMedia, durationSeconds: null, isLive: false } } })
  })
})
