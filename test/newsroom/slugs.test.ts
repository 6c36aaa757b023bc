import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'
import { VERBS } from './changes/verbs.ts'

const DRAFT = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { article { id } } }'
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

  describe('a slug that only a draft or a scheduled version has', () => {
    const draft = (article: object) => publisher.ask(DRAFT, { input: { article: story(article) } })
    const publishDraft = (uri: string) => publisher.ask(VERBS.publishDraft, { input: { article: { uri } } })

    test('leads editors to the story, and readers once it is public', async () => {
      await publisher.publish({ uri: 'urn:renamed', slug: 'old-name' })
      await draft({ uri: 'urn:renamed', slug: 'new-name' })
      expect(await publisher.ask(BY_SLUG, { slug: 'new-name' })).toEqual({
        article: { uri: 'urn:renamed', slug: 'old-name' },
      })
      expect(await find('new-name')).toEqual({ article: null })
      await publishDraft('urn:renamed')
      for (const slug of ['old-name', 'new-name']) {
        expect(await find(slug)).toEqual({ article: { uri: 'urn:renamed', slug: 'new-name' } })
      }
    })

    test('is of its version: each shows its own, and a restored version has it again', async () => {
      const uri = 'urn:versioned'
      await publisher.publish({ uri, slug: 'version-one' })
      await publisher.publish({ uri, slug: 'version-two' })
      const read =
        'query ($uri: String!) { article(ref: { uri: $uri }) { slug draft { slug } one: atVersion(version: 1) { slug } diff(from: 1, to: 2) { fields } } }'
      await publisher.ask(VERBS.restoreVersion, { input: { article: { uri }, version: 1 } })
      expect(await publisher.ask(read, { uri })).toEqual({
        article: {
          slug: 'version-two',
          draft: { slug: 'version-one' },
          one: { slug: 'version-one' },
          diff: { fields: expect.arrayContaining(['slug']) },
        },
      })
      await publishDraft(uri)
      expect(await find('version-two')).toEqual({ article: { uri, slug: 'version-one' } })
    })

    test('is taken, though nobody can see it', async () => {
      await draft({ uri: 'urn:claims', slug: 'claimed' })
      expect(await publisher.refusal(PUBLISH, { input: story({ slug: 'claimed' }) })).toMatchObject({
        issues: [{ path: ['input', 'slug'] }],
      })
    })

    test('does not become public with another version: what leaves it out keeps the slug that readers have', async () => {
      const uri = 'urn:keeps-public'
      await publisher.publish({ uri, slug: 'kept-slug' })
      await draft({ uri, slug: 'drafted-slug' })
      expect((await publisher.publish({ uri })).article.slug).toBe('kept-slug')
      await draft({ uri, slug: 'drafted-slug' })
      await publisher.ask(VERBS.updateArticle, { input: { article: { uri }, patch: { headline: 'Updated' } } })
      expect(await find('kept-slug')).toEqual({ article: { uri, slug: 'kept-slug' } })
      expect(await find('drafted-slug')).toEqual({ article: null })
    })

    test('says nothing of a withdrawal to readers, nor does it after a kill', async () => {
      const uri = 'urn:withdrawn'
      const withdrawal = (slug: string) =>
        publisher.ask('query ($slug: String!) { withdrawal(ref: { slug: $slug }) { kind } }', { slug }, ANONYMOUS)
      await publisher.publish({ uri, slug: 'was-public' })
      await draft({ uri, slug: 'never-public' })
      for (const [verb, kind] of [
        ['withholdArticle', 'WITHHELD'],
        ['cancelArticle', 'CANCELED'],
      ] as const) {
        await publisher.ask(VERBS[verb], { input: { article: { uri }, reason: 'Doubts.' } })
        expect(await withdrawal('was-public')).toEqual({ withdrawal: { kind } })
        expect(await withdrawal('never-public')).toEqual({ withdrawal: null })
      }
      expect(await slugFor('Never public')).toBe('never-public-2')
    })
  })
})
