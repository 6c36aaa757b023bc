import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'
import { publishedAs } from '../sample.ts'
import { itemIn } from './parsed.ts'

interface Parts {
  readonly doctype?: string
  readonly status?: string
  readonly dates?: string
  readonly byline?: string
  readonly content?: string
  readonly end?: string
}

const nitf = ({
  doctype = '',
  status = 'usable',
  dates = '',
  byline = '',
  content = '<p>Words.</p>',
  end = '',
}: Parts) =>
  `<?xml version="1.0" encoding="UTF-8"?>${doctype}<nitf xml:lang="en"><head><title>Title</title><tobject tobject.type="News"><tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="Economy" tobject.subject.matter="Ports"/></tobject><docdata management-status="${status}"><doc-id regsrc="EXA" id-string="exa-4711"/><urgency ed-urg="4"/><date.issue norm="20260502T081100Z"/>${dates}<ed-msg info="Adds figures"/><du-key version="3" key="pier"/><doc.copyright year="2026" holder="Example"/><key-list><keyword key="ferries"/></key-list></docdata></head><body><body.head><hedline><hl1>Pier opens</hl1><hl2>At last</hl2></hedline>${byline}<distributor>Example Wire</distributor><dateline><location>Genoa</location><story.date norm="20260502">May 2</story.date></dateline><abstract><p>After a week.</p></abstract></body.head><body.content>${content}</body.content><body.end>${end}</body.end></body></nitf>`

test('a story has its identity, words and metadata', () => {
  expect(
    itemIn(nitf({ byline: '<byline>By <person>Nora Villa</person><byttl>Port correspondent</byttl></byline>' })),
  ).toMatchObject({
    id: 'exa-4711',
    version: '3',
    headline: 'Pier opens',
    standfirst: 'After a week.',
    language: 'en',
    categories: ['Economy', 'Ports'],
    tags: ['Economy', 'Ports', 'ferries'],
    authors: ['Nora Villa'],
    byline: null,
    dateline: 'Genoa',
    urgency: 4,
    editorialNote: 'Adds figures',
    sourceName: 'Example Wire',
    publishedAt: new Date('2026-05-02T08:11:00Z'),
    held: null,
  })
})

test('headings, tables, quotations and enriched words are read as HTML', () => {
  const content = `<block id="Main"><hl2>Sub</hl2><p>Of <org>Ports &amp; Co</org> for <money unit="EUR">7</money>, <em class="x">now</em>.</p><bq><block><p>We sail.</p></block><credit>Ada Moro</credit></bq><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table></block>`
  const { html } = publishedAs(itemIn(nitf({ content, end: '<tagline>Edited by Tom.</tagline>' })))
  expect(html).toContain('<h3>Sub</h3>\n<p>Of Ports &amp; Co for 7, <em>now</em>.</p>')
  expect(html).toMatch(/<blockquote><p>We sail\.<\/p>.*Ada Moro/s)
  expect(html).toContain('<td>1</td><td>2</td>')
  expect(html).toContain('<p>Edited by Tom.</p>')
})

test('a picture has its caption and its producer', () => {
  const media = `<media media-type="image"><media-reference mime-type="image/jpeg" source="https://m.example/a.jpg" alternate-text="A pier" width="800" height="600"/><media-caption><p>The pier.</p></media-caption><media-producer>Owen Pryce</media-producer></media>`
  const { lead } = publishedAs(itemIn(nitf({ content: `${media}<p>Words.</p>` })))
  expect(lead).toMatchObject({
    url: 'https://m.example/a.jpg',
    altText: 'A pier',
    caption: 'The pier.',
    credit: 'Owen Pryce',
    width: 800,
  })
})

test.each([
  ['canceled', '', { pubStatus: 'canceled', held: null }],
  ['withheld', '', { pubStatus: 'withheld', held: null }],
  [
    'embargoed',
    '<date.release norm="20300502T080000+0200"/>',
    { embargoedUntil: new Date('2030-05-02T06:00:00Z'), held: null },
  ],
  ['embargoed', '', { held: 'It is under an embargo, without a time.' }],
  ['usable', '<date.expire norm="20300502T080000Z"/>', { expiresAt: new Date('2030-05-02T08:00:00Z'), held: null }],
  ['usable', '<date.release norm="when ready"/>', { held: 'Its release "when ready" is no time that can be read.' }],
  ['advisory', '', { held: 'Its publication status "advisory" is not known.' }],
])('a status of %s with %s is obeyed', (status, dates, expected) => {
  expect(itemIn(nitf({ status, dates }))).toMatchObject(expected)
})

test('a document type that only names the DTD is no obstacle, one that declares entities is', () => {
  const named = '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">'
  expect(itemIn(nitf({ doctype: named })).headline).toBe('Pier opens')
  for (const subset of ['<!ENTITY a "b">', ' %declarations; ']) {
    const doctype = `<!DOCTYPE nitf [${subset}]>`
    expect(parseDocument(nitf({ doctype }))).toMatchObject({ problem: expect.stringContaining('entities') })
  }
})
