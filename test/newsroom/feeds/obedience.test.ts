import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openItems } from '../../../db/content/feeds/list-feeds.ts'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { eventsAbout, sending, WIRE, wireItem } from './wire.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 4, 2, hour))

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('a story that its source cancels is killed, and stays so whatever comes later', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:killed'
    expect(await send({ id, version: '1' }, { id, version: '2', status: 'CANCELED' })).toEqual(['NEW', 'KILLED'])
    expect(await send({ id, version: '3', headline: 'Alive' }, { id, version: '1' })).toEqual(['DROPPED', 'OLDER'])
    expect(await article(id)).toMatchObject({ state: 'CANCELED', headline: '', bodyText: '' })
    expect(await eventsAbout(publisher, id)).toEqual(['PUBLISHED 1', 'CANCELED 1'])
  })

  test('an item with a time that cannot be stored is refused without the others', async () => {
    const items = [
      { id: 'urn:wire:before' },
      ...['0000-01-01T00:00:00Z', '+099999-01-01T00:00:00Z'].flatMap((text) => {
        const time = new Date(text)
        return [
          { id: `urn:wire:version-${text}`, versionAt: time },
          { id: `urn:wire:published-${text}`, publishAt: time },
          { id: `urn:wire:embargo-${text}`, embargoedUntil: time },
        ]
      }),
      { id: 'urn:wire:after' },
    ]
    const results = await publisher.newsroom.intake({ feed: WIRE, items: items.map(wireItem) })
    const refused = items.slice(1, -1).map(() => 'REFUSED')
    expect(results.map(({ outcome }) => outcome)).toEqual(['NEW', ...refused, 'NEW'])
  })

  test('an item that the database cannot hold is refused with its reason, without the others', async () => {
    const letters = Array.from({ length: 980 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 0x5000)))
    const tooLongForAnIndex = `urn:wire:${letters.join('')}`
    await sql`alter table article_version add constraint no_eels check (headline <> 'Eels')`.execute(publisher.query)
    const items = [
      { id: 'urn:wire:near' },
      { id: tooLongForAnIndex },
      { id: 'urn:wire:eels', headline: 'Eels' },
      { id: 'urn:wire:far' },
    ]
    const results = await publisher.newsroom.intake({ feed: WIRE, items: items.map(wireItem) })
    expect(results).toMatchObject([
      { outcome: 'NEW' },
      { outcome: 'REFUSED', reason: expect.stringContaining('index row size') },
      { outcome: 'REFUSED', reason: expect.stringContaining('no_eels') },
      { outcome: 'NEW' },
    ])
    const refused = await openItems(publisher.query, WIRE.value, 5)
    expect(refused).toContainEqual(
      expect.objectContaining({
        itemId: 'urn:wire:eels',
        state: 'REFUSED',
        reason: expect.stringContaining('no_eels'),
      }),
    )
    await sql`alter table article_version drop constraint no_eels`.execute(publisher.query)
    const { send } = sending(publisher)
    expect(await send({ id: 'urn:wire:eels', headline: 'Eels' })).toEqual(['NEW'])
  })

  test('a story that its source withholds is withheld, and a newer version that may be used brings it back', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:withheld'
    expect(await send({ id, version: '1' }, { id, version: '2', status: 'WITHHELD' })).toEqual(['NEW', 'WITHHELD'])
    expect((await article(id)).state).toBe('WITHHELD')
    expect(await send({ id, version: '1' }, { id, version: '3', headline: 'Back' })).toEqual(['OLDER', 'NEWER'])
    expect(await article(id)).toMatchObject({ state: 'PUBLISHED', headline: 'Back' })
  })

  test('a kill with the number of the story that it kills is a kill', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:same-number'
    const version = { id, version: '1', versionAt: at(8) }
    expect(await send(version, { ...version, status: 'CANCELED' })).toEqual(['NEW', 'KILLED'])
    expect((await article(id)).state).toBe('CANCELED')
  })

  test('a kill of a story that nobody has makes nothing, and the story that comes late stays away', async () => {
    const { take, send, article } = sending(publisher)
    const id = 'urn:wire:unknown'
    const [killed] = await take({ id, version: '2', status: 'CANCELED' })
    expect(killed).toEqual({ outcome: 'DROPPED', reason: 'Its source has killed it.', articleId: null })
    expect(await send({ id, version: '1' }, { id, version: '3' })).toEqual(['OLDER', 'DROPPED'])
    expect(await article(id)).toBeNull()
  })

  test('a story that was withheld before it came stays away until a newer version may be used', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:withheld-before'
    expect(await send({ id, version: '2', status: 'WITHHELD' }, { id, version: '1' })).toEqual(['DROPPED', 'OLDER'])
    expect(await article(id)).toBeNull()
    expect(await send({ id, version: '3' })).toEqual(['NEW'])
    expect((await article(id)).state).toBe('PUBLISHED')
  })

  test('an older version that comes late changes nothing, whether versions have numbers or times', async () => {
    const { send, article } = sending(publisher)
    const numbered = 'urn:wire:numbered'
    const timed = 'urn:wire:timed'
    await send({ id: numbered, version: '10', headline: 'Eight' }, { id: timed, versionAt: at(10), headline: 'Eight' })
    expect(
      await send({ id: numbered, version: '9', headline: 'Nine' }, { id: timed, versionAt: at(9), headline: 'Nine' }),
    ).toEqual(['OLDER', 'OLDER'])
    for (const uri of [numbered, timed]) {
      expect(await article(uri)).toMatchObject({ headline: 'Eight', version: 1 })
      expect(await eventsAbout(publisher, uri)).toEqual(['PUBLISHED 1'])
    }
    expect((await article(timed)).updatedAt).toBe('2026-05-02T10:00:00.000Z')
  })

  test('a copy changes nothing, and a change without any number or time is news', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:bare'
    expect(await send({ id }, { id }, { id, headline: 'Changed' }, { id, headline: 'Changed' })).toEqual([
      'NEW',
      'UNCHANGED',
      'NEWER',
      'UNCHANGED',
    ])
    expect(await article(id)).toMatchObject({ headline: 'Changed', version: 2 })
  })

  test('of a withdrawn story without numbers and times nobody knows whether a copy is newer, so it waits', async () => {
    const { take, send, article } = sending(publisher)
    const id = 'urn:wire:undated'
    await send({ id }, { id, status: 'WITHHELD' })
    const [again] = await take({ id, headline: 'Again?' })
    expect(again).toMatchObject({ outcome: 'DRAFT', reason: expect.stringContaining('does not say whether') })
    expect(await article(id)).toMatchObject({ state: 'WITHHELD', draft: { headline: 'Again?' } })
  })

  test('a story under embargo waits for an editor if its newer version cannot be stored', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:longer'
    await send({ id, version: '1', embargoedUntil: new Date('2099-01-01T00:00:00Z') })
    expect((await article(id)).state).toBe('EMBARGOED')
    const longer = { id, version: '2', embargoedUntil: new Date('2099-02-01T00:00:00Z'), headline: '' }
    expect(await send(longer)).toEqual(['REFUSED'])
    expect((await article(id)).state).toBe('DRAFT')
  })

  test('what cannot be understood waits as a draft with the reason, even if an earlier version was scheduled', async () => {
    const { take, send, article } = sending(publisher)
    const held = 'Its embargo "noon" is not a time that can be read.'
    const id = 'urn:wire:held'
    await send({ id, version: '1', embargoedUntil: new Date('2099-01-01T00:00:00Z') })
    expect((await article(id)).state).toBe('EMBARGOED')
    expect(await take({ id, version: '2', held })).toMatchObject([{ outcome: 'DRAFT', reason: held }])
    expect(await article(id)).toMatchObject({ state: 'DRAFT', feedItem: { state: 'WAITING', reason: held } })
    const scheduled = await publisher.query.selectFrom('due_change').selectAll().execute()
    expect(scheduled).toEqual([])
    expect(await send({ id, version: '3', headline: 'Free' })).toEqual(['NEWER'])
    expect(await article(id)).toMatchObject({ state: 'PUBLISHED', headline: 'Free', draft: null })
  })

  test('a story that has expired at its source is taken out of sight', async () => {
    const { send, article } = sending(publisher)
    const id = 'urn:wire:expired'
    await send({ id, version: '1' })
    expect(await send({ id, version: '2', expiresAt: at(1) })).toEqual(['WITHHELD'])
    expect((await article(id)).state).toBe('WITHHELD')
    expect(await send({ id: 'urn:wire:gone', expiresAt: at(1) })).toEqual(['DROPPED'])
  })

  test('a dry run says what would become of each item, and changes nothing', async () => {
    const id = 'urn:wire:dry'
    const { send, article } = sending(publisher)
    await send({ id, version: '1' })
    const items = [
      { id, version: '2', status: 'CANCELED' as const },
      {
        id: 'urn:wire:dry-new',
        status: 'USABLE' as const,
        article: { headline: 'New', language: 'en', section: 'none', bodyHtml: '' },
      },
    ]
    const feed = { by: 'slug' as const, value: 'dry-wire' }
    expect(await publisher.newsroom.intake({ feed, items, dryRun: true })).toMatchObject([
      { outcome: 'DROPPED' },
      { outcome: 'REFUSED', reason: expect.stringContaining('there is no section "none"') },
    ])
    const same = { by: 'slug' as const, value: 'harbour-wire' }
    expect(await publisher.newsroom.intake({ feed: same, items: items.slice(0, 1), dryRun: true })).toMatchObject([
      { outcome: 'KILLED' },
    ])
    expect((await article(id)).state).toBe('PUBLISHED')
    expect(await publisher.query.selectFrom('feed').select('slug').execute()).toEqual([{ slug: 'harbour-wire' }])
  })
})
