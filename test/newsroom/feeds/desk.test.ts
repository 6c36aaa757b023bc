import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { CORRECT, WITHHOLD } from '../article-changes.ts'
import { eventsAbout, sending, wireItem } from './wire.ts'

const UPDATE = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { cursor } }'
const UPDATE_DRAFT = 'mutation ($input: UpdateDraftInput!) { updateDraft(input: $input) { cursor } }'
const PUBLISH_DRAFT = 'mutation ($input: PublishDraftInput!) { publishDraft(input: $input) { cursor } }'
const REPUBLISH = 'mutation ($input: RepublishArticleInput!) { republishArticle(input: $input) { cursor } }'
const RELEASE = 'mutation ($input: ReleaseFieldsInput!) { releaseFields(input: $input) { article { deskFields } } }'
const RESTORE = 'mutation ($input: RestoreVersionInput!) { restoreVersion(input: $input) { cursor } }'
const ref = (uri: string) => ({ article: { uri } })

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('what the desk has published over a story stays, also after changed copies of the wire, and so does its correction', async () => {
    const uri = 'https://desk.example/1'
    const { send, article } = sending(publisher)
    await send({ id: uri, headline: 'Desk story', tags: ['Ports'] })
    await publisher.publish({
      ...{ uri, headline: 'Eight ships sail', section: 'world', urgency: 2, labels: ['breaking'], tags: ['Ports'] },
      bodyHtml: '<p>At noon.</p>',
    })
    await publisher.ask(CORRECT, { input: { ...ref(uri), text: 'It was eight.' } })
    const desks = {
      ...{ headline: 'Eight ships sail', section: { slug: 'world' }, urgency: 2, labels: [{ slug: 'breaking' }] },
      corrections: [{ text: 'It was eight.' }],
    }
    expect(await send({ id: uri, headline: 'Desk story', tags: ['Ports'] })).toEqual(['UNCHANGED'])
    expect(await article(uri)).toMatchObject({ ...desks, deskFields: ['headline', 'labels', 'section', 'urgency'] })
    expect(await send({ id: uri, headline: 'Desk story', tags: ['Ports', 'Ferries'], text: 'At one.' })).toEqual([
      'NEWER',
    ])
    expect(await article(uri)).toMatchObject({
      ...desks,
      bodyText: 'At one.',
      tags: [{ name: 'Ports' }, { name: 'Ferries' }],
    })
    expect(await eventsAbout(publisher, uri)).toEqual(['PUBLISHED 1', 'UPDATED 2', 'CORRECTED 3', 'UPDATED 4'])
  })

  test('a copy that changes only what is the desk’s is no news', async () => {
    const uri = 'urn:desk:only'
    const { send, article } = sending(publisher)
    await send({ id: uri, headline: 'Wire' })
    await publisher.ask(UPDATE, { input: { ...ref(uri), patch: { headline: 'Desk' } } })
    expect(await send({ id: uri, headline: 'Wire again' })).toEqual(['UNCHANGED'])
    expect(await article(uri)).toMatchObject({ headline: 'Desk', version: 2 })
  })

  test('a field that the desk releases is the wire’s again with the next copy, even an unchanged one', async () => {
    const uri = 'urn:desk:released'
    const { send, article } = sending(publisher)
    await send({ id: uri, version: '1', headline: 'Wire' })
    await publisher.ask(UPDATE, { input: { ...ref(uri), patch: { headline: 'Desk', urgency: 1 } } })
    expect(await publisher.ask(RELEASE, { input: { ...ref(uri), fields: ['headline'] } })).toEqual({
      releaseFields: { article: { deskFields: ['urgency'] } },
    })
    expect(await send({ id: uri, version: '1', headline: 'Wire' })).toEqual(['NEWER'])
    expect(await article(uri)).toMatchObject({ headline: 'Wire', urgency: 1, deskFields: ['urgency'] })
  })

  test('a feed with precedence overwrites what the desk has changed', async () => {
    const uri = 'urn:desk:overwritten'
    await publisher.newsroom.createFeed({ slug: 'ruler', precedence: 'WIRE' })
    const { send, article } = sending(publisher, { by: 'slug', value: 'ruler' })
    await send({ id: uri, headline: 'Wire' })
    await publisher.ask(UPDATE, { input: { ...ref(uri), patch: { headline: 'Desk' } } })
    expect(await send({ id: uri, headline: 'Wire 2' })).toEqual(['NEWER'])
    expect(await article(uri)).toMatchObject({ headline: 'Wire 2', deskFields: [] })
  })

  test('what the desk has withheld stays withheld; newer versions wait until the desk publishes', async () => {
    const uri = 'urn:desk:withheld'
    const { take, send, article } = sending(publisher)
    await send({ id: uri, headline: 'For the lawyers', tags: ['Ports'] })
    await publisher.ask(WITHHOLD, { input: { ...ref(uri), reason: 'Lawyers.' } })
    const [waiting] = await take({ id: uri, headline: 'For the lawyers', tags: ['Ports', 'Ferries'] })
    expect(waiting).toMatchObject({ outcome: 'DRAFT', reason: 'The desk has withdrawn the article.' })
    expect(await article(uri)).toMatchObject({ state: 'WITHHELD', draft: { tags: { length: 2 } } })
    expect(await send({ id: uri, headline: 'Newest', tags: ['Ports', 'Ferries'] })).toEqual(['DRAFT'])
    await publisher.ask(PUBLISH_DRAFT, { input: ref(uri) })
    expect(await article(uri)).toMatchObject({
      state: 'PUBLISHED',
      headline: 'Newest',
      feedItem: { state: 'TAKEN', reason: null },
    })
    expect(await send({ id: uri, headline: 'Later' })).toEqual(['NEWER'])
    expect(await eventsAbout(publisher, uri)).toEqual(['PUBLISHED 1', 'WITHHELD 1', 'PUBLISHED 4', 'UPDATED 5'])
  })

  test('what the desk and the source have both withheld does not return when the source releases it', async () => {
    const uri = 'urn:desk:both'
    const { send, article } = sending(publisher)
    await send({ id: uri, version: '1' }, { id: uri, version: '2', status: 'WITHHELD' })
    await publisher.ask(WITHHOLD, { input: { ...ref(uri), reason: 'We too.' } })
    expect(await send({ id: uri, version: '3' })).toEqual(['DRAFT'])
    expect((await article(uri)).state).toBe('WITHHELD')
    await publisher.ask(REPUBLISH, { input: ref(uri) })
    expect(await send({ id: uri, version: '4', headline: 'Four' })).toEqual(['NEWER'])
    expect(await article(uri)).toMatchObject({ state: 'PUBLISHED', headline: 'Four', draft: null })
  })

  test('a review step: every version of a feed of drafts waits, and keeps what the desk has made of the draft', async () => {
    await publisher.newsroom.createFeed({ slug: 'reviewed', publish: 'DRAFT' })
    const uri = 'urn:desk:reviewed'
    const { take, send, article } = sending(publisher, { by: 'slug', value: 'reviewed' })
    expect(await take({ id: uri, headline: 'Wire' })).toMatchObject([
      { outcome: 'DRAFT', reason: 'Its feed publishes nothing without an editor.' },
    ])
    await publisher.ask(UPDATE_DRAFT, { input: { ...ref(uri), patch: { headline: 'Desk' } } })
    expect(await send({ id: uri, headline: 'Wire 2', text: 'At one.' })).toEqual(['DRAFT'])
    expect(await article(uri)).toMatchObject({ state: 'DRAFT', headline: 'Desk', bodyText: 'At one.' })
    await publisher.ask(PUBLISH_DRAFT, { input: ref(uri) })
    expect(await send({ id: uri, headline: 'Wire 3', text: 'At two.' })).toEqual(['DRAFT'])
    expect(await article(uri)).toMatchObject({ state: 'PUBLISHED', headline: 'Desk', bodyText: 'At one.' })
  })

  test('an embargo that the desk has lifted does not return with a newer copy', async () => {
    const uri = 'urn:desk:lifted'
    const embargoedUntil = new Date('2099-01-01T00:00:00Z')
    const { send, article } = sending(publisher)
    await send({ id: uri, embargoedUntil })
    const lift = { ...ref(uri), embargoedUntil: null }
    await publisher.ask('mutation ($input: UnscheduleArticleInput!) { unscheduleArticle(input: $input) { cursor } }', {
      input: ref(uri),
    })
    await publisher.ask(PUBLISH_DRAFT, { input: lift })
    expect(await send({ id: uri, embargoedUntil, headline: 'Newer' })).toEqual(['NEWER'])
    expect(await article(uri)).toMatchObject({ state: 'PUBLISHED', headline: 'Newer', deskFields: ['embargoedUntil'] })
  })

  test('a version that the desk has restored is the desk’s where it differs', async () => {
    const uri = 'urn:desk:restored'
    const { send, article } = sending(publisher)
    await send({ id: uri, headline: 'One', text: 'Same.' }, { id: uri, headline: 'Two', text: 'Same.' })
    await publisher.ask(RESTORE, { input: { ...ref(uri), version: 1 } })
    await publisher.ask(PUBLISH_DRAFT, { input: ref(uri) })
    await send({ id: uri, headline: 'Three', text: 'Other.' })
    expect(await article(uri)).toMatchObject({ headline: 'One', bodyText: 'Other.', deskFields: ['headline'] })
  })

  test('a working draft of the desk stays beside what the wire publishes', async () => {
    const uri = 'urn:desk:drafting'
    const { send, article } = sending(publisher)
    await send({ id: uri, headline: 'Wire' })
    await publisher.ask(UPDATE_DRAFT, { input: { ...ref(uri), patch: { headline: 'Drafted' } } })
    await send({ id: uri, headline: 'Wire 2' })
    expect(await article(uri)).toMatchObject({ headline: 'Wire 2', draft: { headline: 'Drafted' } })
  })

  test('a section that an import names goes before that of the feed', async () => {
    await publisher.newsroom.createFeed({ slug: 'placed', section: 'world' })
    const feed = { by: 'slug' as const, value: 'placed' }
    const items = ['urn:placed:1', 'urn:placed:2'].map((id) => wireItem({ id }))
    await publisher.newsroom.intake({ feed, items: items.slice(0, 1) })
    await publisher.newsroom.intake({ feed, items: items.slice(1), section: 'news' })
    const { article } = sending(publisher, feed)
    const sections = [await article('urn:placed:1'), await article('urn:placed:2')].map(({ section }) => section.slug)
    expect(sections).toEqual(['world', 'news'])
  })

  test('a feed that is paused takes nothing, and says so', async () => {
    await publisher.newsroom.createFeed({ slug: 'paused' })
    await publisher.newsroom.pauseFeed('paused')
    const feed = { by: 'slug' as const, value: 'paused' }
    await expect(publisher.newsroom.intake({ feed, items: [] })).rejects.toThrow('is paused')
    await publisher.newsroom.resumeFeed('paused')
    expect(await sending(publisher, feed).send({ id: '1' })).toEqual(['NEW'])
  })

  test('the articles of a feed that is deleted stay, and are recognised when it returns', async () => {
    const feed = { by: 'slug' as const, value: 'brief' }
    await sending(publisher, feed).send({ id: 'urn:brief:1' })
    await publisher.newsroom.deleteFeed('brief')
    expect(await sending(publisher).article('urn:brief:1')).toMatchObject({ state: 'PUBLISHED' })
    expect(await sending(publisher, feed).send({ id: 'urn:brief:1' })).toEqual(['UNCHANGED'])
  })
})
