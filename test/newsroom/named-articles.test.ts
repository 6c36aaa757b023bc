import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'
import { LATER, VERBS } from './changes/verbs.ts'

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { relatedUris related { uri } translations { uri } } }`
const PACKAGE = `mutation ($input: PublishPackageInput!) { publishPackage(input: $input) { articles { changed } } }`
/** Publishes, and reads no drafts. */
const PUBLISHING: Viewer = { ...EDITOR, scopes: new Set(['articles:publish']) }

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const read = async (uri: string) => (await publisher.ask<{ article: object }>(READ, { uri })).article

  test('a story names others by id, uri or slug, whether it is published, saved or patched', async () => {
    const { article: one } = await publisher.publish({ uri: 'urn:one', slug: 'one' })
    await publisher.publish({ uri: 'urn:one', slug: 'one-again' })
    const related = [{ slug: 'one' }, { uri: 'urn:unborn' }, { id: one.id }]
    await publisher.publish({ uri: 'urn:it', language: 'it', related, translationOf: { slug: 'one' } })
    expect(await read('urn:it')).toEqual({
      relatedUris: ['urn:one', 'urn:unborn'],
      related: [{ uri: 'urn:one' }],
      translations: [{ uri: 'urn:one' }],
    })
    const article = { uri: 'urn:it' }
    const patched = async (patch: object) =>
      (await publisher.ask<{ changed: object }>(VERBS.updateArticle, { input: { article, patch } })).changed
    expect(await patched({ related: [{ id: one.id }, { uri: 'urn:unborn' }] })).toMatchObject({ changed: false })
    await patched({ related: null, translationOf: null })
    expect(await read('urn:it')).toMatchObject({ relatedUris: [], translations: [] })
    await patched({ translationOf: { id: one.id } })
    expect(await read('urn:it')).toMatchObject({ translations: [{ uri: 'urn:one' }] })
    await publisher.ask(VERBS.saveDraft, { input: { article: story({ ...article, related: [{ slug: 'one' }] }) } })
    const draft = 'query { article(ref: { uri: "urn:it" }) { draft { relatedUris } } }'
    expect(await publisher.ask(draft)).toEqual({ article: { draft: { relatedUris: ['urn:one'] } } })
  })

  test('a story that its writer may not read is not found, and refused like one that does not exist', async () => {
    const hidden = { slug: 'hidden', uri: 'urn:hidden', publishAt: LATER }
    const { id } = (await publisher.publish(hidden)).article
    await publisher.publish({ uri: 'urn:public', slug: 'public' })
    const unknown = { id: btoa('Article:00000000-0000-7000-8000-000000000000'), slug: 'nothing', uri: 'urn:nothing' }
    const refs = [
      ['id', { id }],
      ['slug', { slug: hidden.slug }],
      ['uri', { uri: hidden.uri }],
    ] as const
    for (const [by, ref] of refs) {
      const nothing = { [by]: unknown[by] }
      const inputs = (named: object) => [
        { translationOf: named },
        ...(by === 'uri' ? [] : [{ related: [{ slug: 'public' }, named] }]),
      ]
      for (const [at, fields] of inputs(ref).entries()) {
        const answers = [fields, inputs(nothing)[at]].map(async (naming) => {
          const whole = await publisher.refusal(PUBLISH, { input: story(naming) }, PUBLISHING)
          const input = { article: { uri: 'urn:public' }, patch: naming }
          return [whole, await publisher.refusal(VERBS.updateArticle, { input }, PUBLISHING)]
        })
        const [found, none] = await Promise.all(answers)
        expect(found).toMatchObject([{ code: 'BAD_USER_INPUT' }, { code: 'BAD_USER_INPUT' }])
        expect(found).toEqual(none)
        const whole = { ...story(fields), uri: `urn:of:${by}:${at}` }
        expect(await publisher.ask(PUBLISH, { input: whole }, EDITOR)).toMatchObject({ publishArticle: {} })
      }
    }
  })

  test('a story of a package may be the translation of another that nobody reads yet', async () => {
    const articles = [
      story({ uri: 'urn:later:en', publishAt: LATER }),
      story({ uri: 'urn:later:it', language: 'it', publishAt: LATER, translationOf: { uri: 'urn:later:en' } }),
    ]
    expect(await publisher.ask(PACKAGE, { input: { articles } }, PUBLISHING)).toMatchObject({
      publishPackage: { articles: [{ changed: true }, { changed: true }] },
    })
  })

  test('an issue names the story that is not there, and the number of related ones is limited', async () => {
    const related = [
      { uri: 'urn:unborn' },
      { slug: 'nothing' },
      { id: btoa('Tag:00000000-0000-7000-8000-000000000000') },
    ]
    const issuesOf = async (input: object) => (await publisher.refusal(PUBLISH, { input: story(input) })).issues
    expect(await issuesOf({ related: related.slice(0, 2), translationOf: { uri: 'urn:nothing' } })).toEqual([
      { path: ['input', 'related', 1], message: 'there is no article of this slug' },
    ])
    expect(await issuesOf({ related })).toMatchObject([{ path: ['input', 'related', 2, 'id'] }])
    const many = Array.from({ length: 101 }, (_, at) => ({ uri: `urn:${at}` }))
    expect(await issuesOf({ related: many })).toEqual([{ path: ['input', 'related'], message: 'at most 100' }])
  })
})
