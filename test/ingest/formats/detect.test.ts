import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'
import { itemIn, parsedIn } from './parsed.ts'

const rss = (item: string) =>
  `<rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link><item><guid>urn:q:1</guid>${item}</item></channel></rss>`

test('a feed that takes one format only refuses any other by its name', () => {
  const ninjs = '{"uri":"urn:a","type":"text","headline":"A"}'
  const rdf =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>A</title></channel></rdf:RDF>'
  const problem = (found: string, format: string) => ({ problem: `it is ${found}, and its feed takes only ${format}` })
  expect(parseDocument(ninjs, { format: 'ATOM' })).toEqual(problem('NINJS', 'ATOM'))
  expect(parseDocument(`${ninjs}\n${ninjs}`, { format: 'RSS' })).toEqual(problem('NINJS', 'RSS'))
  expect(parseDocument(rss('<title>A</title>'), { format: 'NEWSML_G2' })).toEqual(problem('RSS', 'NEWSML_G2'))
  expect(parseDocument(rdf, { format: 'RSS' })).toEqual({ items: [] })
  expect(parseDocument(ninjs, { format: 'NINJS' })).toMatchObject({ items: [{ item: { uri: 'urn:a' } }] })
})

test('of NDJSON each line is an item, the newest version counts, and a broken line keeps out no other', () => {
  const line = (uri: string, version: number) =>
    JSON.stringify({ uri, version, type: 'text', headline: `${uri} ${version}` })
  const text = [line('urn:a', 2), '', '{"uri":', line('urn:a', 1), line('urn:b', 1)].join('\r\n')
  expect(parsedIn(text)).toMatchObject([
    { item: { headline: 'urn:a 2' } },
    { refused: { name: 'line 3', reason: 'it is no JSON' } },
    { duplicate: 'urn:a' },
    { item: { headline: 'urn:b 1' } },
  ])
})

test.each([
  ['<p>Ferry is late again. All of us wait.</p><p>More.</p>', 'Ferry is late again'],
  ['<p>Wow! Look at this boat.</p>', 'Wow! Look at this boat'],
  [
    '<p>The ferry of the morning has not come, and the one of noon, which everybody waits for, is full</p>',
    'The ferry of the morning has not come, and the one of noon, which everybody…',
  ],
  [`<p>${'渡'.repeat(100)}</p>`, `${'渡'.repeat(80)}…`],
])('an item without a headline gets the first words of its text, and a warning: %s', (html, headline) => {
  const item = itemIn(rss(`<description><![CDATA[${html}]]></description>`))
  expect(item).toMatchObject({ headline, warnings: ['headline: is missing; the first words of the text stand for it'] })
})

test('a picture alone without any word is no story', () => {
  expect(parsedIn(rss('<enclosure url="https://m.example/a.jpg" type="image/jpeg" length="1"/>'))).toMatchObject([
    { refused: { reason: 'it has neither a headline nor a text' } },
  ])
})
