import { expect, test } from 'vitest'
import { parseDocument } from '../../src/ingest/formats/detect.ts'
import { decode } from '../../src/ingest/text/decode.ts'
import { linesOf } from '../../src/ingest/text/lines.ts'
import { collect, itemsOf, publishedAs, readSample, storiesOf } from './sample.ts'

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items}</channel></rss>`

test('a feed with an entity bomb is refused', async () => {
  expect(await readSample('hostile/entity-bomb.rss')).toEqual({
    problem: 'it declares entities or elements of its own, which are not read',
  })
})

test('a feed that was cut off is refused, not half imported', async () => {
  expect(await readSample('hostile/cut-off.rss')).toEqual({ problem: 'it ends before </rss>: it was cut off' })
})

test('a hundred thousand nested tags are refused', () => {
  const feed = rss(`<item><title>a</title>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`)
  expect(parseDocument(feed)).toEqual({ problem: 'its tags are nested deeper than 256' })
})

test('a hundred thousand nested tags inside a story leave its words', () => {
  const html = `${'<div>'.repeat(100_000)}Words.`
  const read = parseDocument(
    rss(`<item><title>a</title><guid>urn:x:1</guid><description><![CDATA[${html}]]></description></item>`),
  )
  const [reading] = 'items' in read ? read.items : []
  expect(reading && 'item' in reading ? publishedAs(reading.item).html : reading).toBe('<p>Words.</p>')
})

test('tags and names that reach for the prototype change nothing', async () => {
  expect(await readSample('hostile/proto.rss')).toMatchObject({ problem: expect.stringContaining('no valid feed') })
  const story = (await storiesOf('hostile/proto.json'))('Harmless')
  expect(story.labels).toEqual(['text', 'constructor'])
  expect(story.media).toEqual([])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('no link of a feed runs a script', async () => {
  const parsed = await itemsOf('hostile/javascript-links.rss')
  expect(parsed).toHaveLength(1)
  const [reading] = parsed
  expect(reading && 'item' in reading ? reading.item : reading).toMatchObject({
    headline: 'Scripts everywhere',
    itemUrl: null,
    sourceUrl: null,
    media: [],
  })
  const published = reading && 'item' in reading ? publishedAs(reading.item) : null
  expect(published).toEqual({ html: '<p>Click here</p>', lead: null })
})

test('a feed that says UTF-8 and is not keeps its letters', async () => {
  expect((await storiesOf('hostile/wrong-charset.rss'))('Café “offen”').uri).toBe('urn:example:w')
})

test('a feed in UTF-16 is read with and without a byte order mark', () => {
  const text = '<?xml version="1.0" encoding="utf-16"?><rss/>'
  const bytes = Buffer.from(text, 'utf16le')
  expect(decode(bytes)).toBe(text)
  expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]))).toBe(text)
})

test('deeply nested JSON, an empty file and a web page are refused in words', () => {
  expect(parseDocument('['.repeat(200_000) + ']'.repeat(200_000))).toMatchObject({ items: [{ refused: {} }] })
  expect(parseDocument('  \n')).toEqual({ problem: 'it is empty' })
  expect(parseDocument('<html><body>404</body></html>')).toEqual({
    problem: 'it is XML, but of none of the formats that are read',
  })
  expect(parseDocument('{"uri": ')).toMatchObject({ problem: expect.stringContaining('no valid JSON') })
})

test('control characters and half characters do not reach a headline', () => {
  const read = parseDocument('{"uri":"urn:x:1","headline":"Red\\u0000 \\u001b[31malert \\ud800"}')
  expect(read).toMatchObject({ items: [{ item: { headline: 'Red [31malert \ufffd' } }] })
})

test('a line that is too long is skipped, and the next one is read', async () => {
  const chunks = ['ab', 'cdefgh', 'i\nok', '\n', 'last'].map((text) => Buffer.from(text))
  const lines = await collect(linesOf(toAsync(chunks), 4))
  expect(lines.map(({ number, bytes }) => [number, bytes && Buffer.from(bytes).toString()])).toEqual([
    [1, null],
    [2, 'ok'],
    [3, 'last'],
  ])
})

async function* toAsync<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}
