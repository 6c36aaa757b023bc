import { expect, test } from 'vitest'
import { Parser } from '../../src/ingest/intake/parser.ts'

const LIMITS = { timeoutMs: 20_000, maxMegabytes: 256 }
const task = (text: string) => ({ bytes: Buffer.from(text), contentType: null, format: null, timeZone: null })
const rss = (items: string) => `<rss version="2.0"><channel><title>Wire</title>${items}</channel></rss>`
const item = '<item><guid>urn:1</guid><title>Ferries sail</title></item>'

test('a document is parsed in a thread of its own', async () => {
  await using parser = new Parser(LIMITS)
  expect(await parser.parse(task(rss(item)))).toMatchObject({
    items: [{ item: { headline: 'Ferries sail' } }],
    head: expect.stringContaining('Wire'),
  })
})

test('a document that takes too long is given up, and the next one is read', async () => {
  await using parser = new Parser({ ...LIMITS, timeoutMs: 3_000 })
  expect(await parser.parse(task(rss(item.repeat(400_000))))).toEqual({ problem: 'it takes longer than 3 s to read' })
  // On a busy machine, a new thread may take longer too.
  const next = () => parser.parse(task(rss(item)))
  await expect.poll(next, { timeout: 60_000 }).toMatchObject({ items: [expect.anything()] })
})

test('what is no document has a problem', async () => {
  await using parser = new Parser(LIMITS)
  expect(await parser.parse(task('<html>'))).toEqual({ problem: expect.any(String) })
})
