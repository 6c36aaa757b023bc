import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { eventTags, LABELS } from '../../schema/cache-tags.ts'
import { matches } from '../../schema/news/news-filter.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const LABEL =
  'mutation ($input: UpsertLabelInput!) { upsertLabel(input: $input) { label { slug name it: name(language: "it-CH") description } } }'
const READ =
  'query ($uri: String!) { article(ref: { uri: $uri }) { version labels { slug name it: name(language: "it") } } }'
const PATCH =
  'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { changed article { labels { slug } } } }'
const DRAFT = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { article { id } } }'
const FILTERED = `query ($labels: [String!]) { latestNews(first: 10, filter: { labels: $labels }) { nodes { uri } } }`
const BUILT_IN = ['breaking', 'live', 'video', 'audio', 'gallery', 'exclusive', 'analysis', 'opinion']

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const lastEvent = async () => {
    const event = (await readAfter(publisher.query, 0, 10_000)).at(-1)
    if (!event) throw new Error('There is no event.')
    return event
  }
  const read = (uri: string) => publisher.ask(READ, { uri }, ANONYMOUS)

  test('a new newsroom has the labels that every site knows, with names in two languages', async () => {
    const { labels } = await publisher.ask<{ labels: { nodes: { slug: string; en: string; it: string }[] } }>(
      '{ labels(first: 100) { nodes { slug en: name(language: "en") it: name(language: "it") } } }',
      {},
      ANONYMOUS,
    )
    expect(labels.nodes.map(({ slug }) => slug)).toEqual(expect.arrayContaining(BUILT_IN))
    expect(labels.nodes).toContainEqual({ slug: 'live', en: 'Live', it: 'In diretta' })
  })

  test('a newsroom defines a label and puts it on a headline, in the order of the editor', async () => {
    const names = [{ language: 'it', text: ' Verifica ' }]
    const input = { slug: 'fact-check', name: ' Fact check ', names, description: 'What is true of it.' }
    expect(await publisher.ask(LABEL, { input })).toEqual({
      upsertLabel: {
        label: { slug: 'fact-check', name: 'Fact check', it: 'Verifica', description: 'What is true of it.' },
      },
    })
    const labels = ['video', 'fact-check', 'video']
    await publisher.publish({ uri: 'urn:checked', labels })
    expect(await read('urn:checked')).toMatchObject({
      article: {
        labels: [
          { slug: 'video', it: 'Video' },
          { slug: 'fact-check', it: 'Verifica' },
        ],
      },
    })
  })

  test('a new name is on every headline, without a new version, and evicts what shows a label', async () => {
    await publisher.publish({ uri: 'urn:renamed', labels: ['exclusive'] })
    const { after } = await lastEvent()
    expect(after?.labels).toEqual(['exclusive'])
    await publisher.ask(LABEL, { input: { slug: 'exclusive', name: 'Only here' } })
    expect(await read('urn:renamed')).toEqual({
      article: { version: 1, labels: [{ slug: 'exclusive', name: 'Only here', it: 'Esclusiva' }] },
    })
    const event = await lastEvent()
    expect([event.kind, [...(eventTags(event)?.keys() ?? [])]]).toEqual(['LABEL_CHANGED', [LABELS]])
  })

  test.each([
    ['publishArticle', PUBLISH, (labels: string[]) => story({ labels }), ['input', 'labels', 1]],
    ['saveDraft', DRAFT, (labels: string[]) => ({ article: story({ labels }) }), ['input', 'article', 'labels', 1]],
    [
      'updateArticle',
      PATCH,
      (labels: string[]) => ({ article: { uri: 'urn:patched' }, patch: { labels } }),
      ['input', 'patch', 'labels', 1],
    ],
  ])('%s refuses a label that the newsroom does not have', async (_verb, mutation, inputOf, path) => {
    await publisher.publish({ uri: 'urn:patched', labels: ['live'] })
    for (const unknown of ['gossip', 'BREAKING', 'Live']) {
      const refusal = await publisher.refusal(mutation, { input: inputOf(['live', unknown]) })
      const issues = [{ path, message: `there is no label "${unknown}"` }]
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues })
    }
    const many = Array.from({ length: 11 }, (_, at) => `label-${at}`)
    expect(await publisher.refusal(mutation, { input: inputOf(many) })).toMatchObject({
      issues: [{ path: path.slice(0, -1), message: 'at most 10' }],
    })
  })

  test('a feed cannot give its items a label that the newsroom does not have', async () => {
    const input = { slug: 'wire', section: 'nowhere', labels: ['live', 'gossip'] }
    const editor = { ...EDITOR, scopes: new Set(['feeds:write']) }
    const feed = 'mutation ($input: CreateFeedInput!) { createFeed(input: $input) { feed { slug } } }'
    expect(await publisher.refusal(feed, { input }, editor)).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'section'] }, { path: ['input', 'labels', 1], message: 'there is no label "gossip"' }],
    })
  })

  test('a patch replaces the labels, or leaves them', async () => {
    await publisher.publish({ uri: 'urn:patch', labels: ['live', 'video'] })
    const patched = (patch: object) => publisher.ask(PATCH, { input: { article: { uri: 'urn:patch' }, patch } })
    const labels = [{ slug: 'live' }, { slug: 'video' }]
    expect(await patched({ headline: 'Other' })).toMatchObject({ updateArticle: { article: { labels } } })
    expect(await patched({ labels: ['audio'] })).toMatchObject({
      updateArticle: { changed: true, article: { labels: [{ slug: 'audio' }] } },
    })
    expect(await patched({ labels: null })).toMatchObject({ updateArticle: { article: { labels: [] } } })
  })

  test('in a filter a label that nobody has matches nothing, until an article has it', async () => {
    expect(await publisher.ask(FILTERED, { labels: ['weekend'] }, ANONYMOUS)).toEqual({ latestNews: { nodes: [] } })
    await publisher.ask(LABEL, { input: { slug: 'weekend', name: 'Weekend' } })
    await publisher.publish({ uri: 'urn:weekend', labels: ['weekend'] })
    expect(await publisher.ask(FILTERED, { labels: ['weekend', 'nothing'] }, ANONYMOUS)).toEqual({
      latestNews: { nodes: [{ uri: 'urn:weekend' }] },
    })
    const { after } = await lastEvent()
    expect([
      matches({ labels: ['weekend'] }, after ?? never()),
      matches({ labels: ['live'] }, after ?? never()),
    ]).toEqual([true, false])
  })

  test('who may define sections may define labels, and nobody else', async () => {
    const input = { slug: 'mine', name: 'Mine' }
    expect(await publisher.refusal(LABEL, { input }, ANONYMOUS)).toMatchObject({ code: 'UNAUTHENTICATED' })
    const writer = { ...EDITOR, scopes: new Set(['articles:write', 'media:write']) }
    expect(await publisher.refusal(LABEL, { input }, writer)).toMatchObject({ code: 'FORBIDDEN' })
    await publisher.ask(LABEL, { input }, { ...EDITOR, scopes: new Set(['sections:write']) })
  })

  test.each([
    [{ slug: 'No Slug', name: 'A' }, 'slug'],
    [{ slug: 'a', name: ' ' }, 'name'],
    [{ slug: 'a', name: 'A', description: '' }, 'description'],
  ])('%j is no label', async (input, field) => {
    const issues = [{ path: ['input', field] }]
    expect(await publisher.refusal(LABEL, { input })).toMatchObject({ code: 'BAD_USER_INPUT', issues })
  })
})

function never(): never {
  throw new Error('The event has no facets.')
}
