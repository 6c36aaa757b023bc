import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const BY_SLUG = 'query ($slug: String!) { article(ref: { slug: $slug }) { uri slug } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const slugFor = async (headline: string) => (await publisher.publish({ headline })).article.slug
  const find = (slug: string) => publisher.ask(BY_SLUG, { slug }, ANONYMOUS)

  test('a slug is made from the headline, in any script, and from the id where there is no letter', async () => {
    expect(await slugFor("Perché l'Università è chiusa?")).toBe('perche-l-universita-e-chiusa')
    expect(await slugFor('Новости порта')).toBe('новости-порта')
    expect(await slugFor('?!')).toMatch(/^article-[0-9a-f]{12}$/)
    expect((await slugFor('word '.repeat(60))).length).toBeLessThanOrEqual(80)
    // Each of these letters is two code units, and the 80th is the first half of one.
    expect(await slugFor(`a${'𠀀'.repeat(60)}`)).toBe(`a${'𠀀'.repeat(39)}`)
  })

  test('equal headlines get different slugs, also from ten writers at once', async () => {
    const slugs = await Promise.all(Array.from({ length: 10 }, () => slugFor('Flood in the north')))
    expect(new Set(slugs).size).toBe(10)
    expect(slugs).toContain('flood-in-the-north')
    for (const slug of slugs) expect(slug).toMatch(/^flood-in-the-north(-\d+)?$/)
    for (const slug of slugs) expect(await find(slug)).toMatchObject({ article: { slug } })
  })

  test('when twenty are taken the next still gets one', async () => {
    const slugs: string[] = []
    for (let at = 0; at < 22; at++) slugs.push(await slugFor('Rain'))
    expect(new Set(slugs).size).toBe(22)
  })

  test('a later version keeps the slug, whatever its headline', async () => {
    await publisher.publish({ uri: 'urn:keeps', headline: 'First words' })
    expect((await publisher.publish({ uri: 'urn:keeps', headline: 'Last words' })).article.slug).toBe('first-words')
  })

  test('every slug that a story had goes on leading to it, under its present one', async () => {
    for (const slug of ['early', 'middle', 'late']) await publisher.publish({ uri: 'urn:moved', slug })
    for (const slug of ['early', 'middle', 'late']) {
      expect(await find(slug)).toEqual({ article: { uri: 'urn:moved', slug: 'late' } })
    }
    expect((await publisher.publish({ uri: 'urn:moved', slug: 'early' })).article.slug).toBe('early')
  })

  test('a slug never moves to another story, not even one that was given up', async () => {
    await publisher.publish({ uri: 'urn:first', slug: 'given-up' })
    await publisher.publish({ uri: 'urn:first', slug: 'taken-on' })
    for (const slug of ['given-up', 'taken-on']) {
      for (const uri of ['urn:new-thief', 'urn:known-thief']) {
        if (uri === 'urn:known-thief') await publisher.publish({ uri })
        expect(await publisher.refusal(PUBLISH, { input: story({ uri, slug }) })).toMatchObject({
          code: 'BAD_USER_INPUT',
          issues: [{ path: ['input', 'slug'] }],
        })
      }
      expect(await find(slug)).toMatchObject({ article: { uri: 'urn:first' } })
    }
    expect(await slugFor('Given up')).toBe('given-up-2')
  })
})
