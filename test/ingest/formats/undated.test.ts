import { expect, test } from 'vitest'
import { itemsIn } from './parsed.ts'

const feed = (...dates: string[]) =>
  `<rss version="2.0"><channel><title>Pier</title>${dates.map((date, at) => `<item><title>${at}</title><guid>urn:${at}</guid><pubDate>${date}</pubDate></item>`).join('')}</channel></rss>`

test('a date that cannot be read is named in a warning, and the item keeps its place', () => {
  const items = itemsIn(feed('Tue, 05 May 2026 08:00:00 GMT', 'yesterday', 'Mon, 04 May 2026 08:00:00 GMT'))
  expect(items[1]).toMatchObject({
    publishedAt: null,
    placedAt: new Date('2026-05-05T07:59:59.999Z'),
    warnings: ['pubDate: "yesterday" is no date that can be read'],
  })
  expect(items[0]).toMatchObject({ placedAt: null, warnings: [] })
})

test('undated items at either end of a feed that begins with the oldest keep their places too', () => {
  const items = itemsIn(feed('', '', 'Mon, 04 May 2026 08:00:00 GMT', 'Tue, 05 May 2026 08:00:00 GMT', ''))
  const times = items.map(({ publishedAt, placedAt }) => (publishedAt ?? placedAt)?.getTime() ?? NaN)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(times[0]).toBe(Date.parse('2026-05-04T07:59:59.998Z'))
})

test('without any date there is no place', () => {
  expect(itemsIn(feed('', 'soon')).map(({ placedAt }) => placedAt)).toEqual([null, null])
})

test('a date without a zone is in that of the feed', () => {
  const [item] = itemsIn(feed('4 May 2026 08:00'), { timeZone: 'Europe/Rome' })
  expect(item?.publishedAt).toEqual(new Date('2026-05-04T06:00:00Z'))
})
