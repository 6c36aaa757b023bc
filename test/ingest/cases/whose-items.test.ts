import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { eventsAbout, sending } from '../../newsroom/feeds/wire.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { importOf, ninjs, rss } from './import-of.ts'

const HEADLINES = '{ latestNews(first: 50) { nodes { headline } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const headlines = async () =>
    (await publisher.ask<{ latestNews: { nodes: { headline: string }[] } }>(HEADLINES)).latestNews.nodes.map(
      ({ headline }) => headline,
    )

  test('documents that name no site of theirs have plain ids of their own', async () => {
    const named = (value: string) => [{ role: 'main', value }]
    const documents = {
      'one.rss': rss(null, '99', 'Plain one'),
      'two.rss': rss(null, '99', 'Plain two'),
      'three.json': ninjs({ uri: '2026-99', headlines: named('Plain three') }),
      'four.json': ninjs({ uri: '2026-99', headlines: named('Plain four') }),
    }
    expect(await importOf(publisher, documents)).toBe(0)
    expect(await importOf(publisher, documents)).toBe(0)
    expect((await headlines()).filter((headline) => headline.startsWith('Plain')).sort()).toEqual([
      ...['Plain four', 'Plain one', 'Plain three', 'Plain two'],
    ])
  })

  test('a kill and a withdrawal in documents of their own reach the stories of others, and unknown ones make nothing', async () => {
    const usable = { version: '1', pubStatus: 'usable' }
    const documents = {
      'a.json': ninjs({ uri: 'urn:case:killed', ...usable }),
      'b.json': ninjs({ uri: 'urn:case:killed', version: '2', pubStatus: 'canceled', edNote: 'Not the accused.' }),
      'c.json': ninjs({ uri: 'urn:case:withheld', ...usable }),
      'd.json': ninjs({ uri: 'urn:case:withheld', version: '2', pubStatus: 'withheld' }),
      'e.json': ninjs({ uri: 'urn:case:unknown', version: '2', pubStatus: 'canceled' }),
      'f.json': ninjs({ uri: 'urn:case:unknown', ...usable }),
    }
    expect(await importOf(publisher, documents)).toBe(0)
    const { article } = sending(publisher)
    expect(await article('urn:case:killed')).toMatchObject({ state: 'CANCELED', headline: '', bodyText: '' })
    expect(await eventsAbout(publisher, 'urn:case:killed')).toEqual(['PUBLISHED 1', 'CANCELED 1'])
    expect(await article('urn:case:withheld')).toMatchObject({ state: 'WITHHELD' })
    expect(await article('urn:case:unknown')).toBeNull()
  })

  test('a partner’s document that returns our uri as its guid makes another article', async () => {
    const { article } = await publisher.publish({ uri: 'tag:ours.example,2026:seal', headline: 'Seal found' })
    expect(await importOf(publisher, { 'p.rss': rss('https://partner.example/', article.uri, 'Seal lost') })).toBe(0)
    expect(await sending(publisher).article(article.uri)).toMatchObject({ headline: 'Seal found', version: 1 })
    expect(await headlines()).toEqual(expect.arrayContaining(['Seal found', 'Seal lost']))
  })

  test('older documents that come late change nothing, and the time of the source is that of the update', async () => {
    const dated = (version: string, versionCreated: string, value: string) =>
      ninjs({ uri: 'urn:case:older', version, versionCreated, headlines: [{ role: 'main', value }] })
    await importOf(publisher, {
      'new.json': dated('3', '2026-05-03T08:00:00Z', 'Eight ships'),
      'old.json': dated('2', '2026-05-02T08:00:00Z', 'Twelve ships'),
    })
    expect(await sending(publisher).article('urn:case:older')).toMatchObject({
      ...{ headline: 'Eight ships', version: 1, updatedAt: '2026-05-03T08:00:00.000Z' },
    })
    expect(await eventsAbout(publisher, 'urn:case:older')).toEqual(['PUBLISHED 1'])
  })

  test('what the desk has written over an imported story stands after the same document and after a changed one', async () => {
    const uri = 'https://desk.example/9'
    const document = (categories: string[]) => ({
      'd.rss': rss('https://desk.example/', uri, 'Desk story', categories),
    })
    await importOf(publisher, document(['Ports']))
    await publisher.publish({ uri, headline: 'Eight ships sail', section: 'world', urgency: 2, tags: ['Ports'] })
    const desks = { headline: 'Eight ships sail', section: { slug: 'world' }, urgency: 2 }
    await importOf(publisher, document(['Ports']))
    expect(await sending(publisher).article(uri)).toMatchObject({ ...desks, version: 2 })
    await importOf(publisher, document(['Ports', 'Ferries']))
    expect(await sending(publisher).article(uri)).toMatchObject({ ...desks, tags: { length: 2 } })
  })

  test('an embargo that is not understood is a draft with the reason', async () => {
    expect(await importOf(publisher, { 'e.json': ninjs({ uri: 'urn:case:noon', embargoedUntil: 'noon' }) })).toBe(0)
    expect(await sending(publisher).article('urn:case:noon')).toMatchObject({
      ...{ state: 'DRAFT', feedItem: { state: 'WAITING', reason: expect.stringContaining('noon') } },
    })
  })

  test('a feed that is named on the command line brings the items of any document', async () => {
    await publisher.newsroom.createFeed({ slug: 'named', section: 'sport', tags: ['Agency'], sourceName: 'The Agency' })
    await importOf(publisher, { 'n.rss': rss('https://site.example/', '7', 'Named') }, 'named')
    expect(await sending(publisher).article('urn:feed:named#7')).toMatchObject({
      ...{ section: { slug: 'sport' }, tags: [{ name: 'Agency' }], feedItem: { feedSlug: 'named' } },
    })
  })
})
