import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
const STANDARD = `${NAMESPACE} standard="NewsML-G2" standardversion="2.34" conformance="power"`
const CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>'

interface Parts {
  readonly guid?: string
  readonly version?: number
  readonly itemClass?: string
  readonly status?: string
  readonly itemMeta?: string
  readonly contentMeta?: string
  readonly content?: string
}

/** In the order that the XML Schema demands. */
const newsItem = ({
  guid = 'urn:newsml:wire.example:20260502:1',
  version = 1,
  itemClass = 'text',
  status = 'stat:usable',
  itemMeta = '',
  contentMeta = '<headline>Pier opens</headline>',
  content = '',
}: Parts) =>
  `<newsItem ${STANDARD} guid="${guid}" version="${version}" xml:lang="en-GB">${CATALOG}<itemMeta><itemClass qcode="ninat:${itemClass}"/><provider qcode="nprov:EXA"><name>Example Wire</name></provider><versionCreated>2026-05-02T08:20:00Z</versionCreated><firstCreated>2026-05-02T08:11:00Z</firstCreated>${itemMeta}<pubStatus qcode="${status}"/></itemMeta><contentMeta>${contentMeta}</contentMeta><contentSet>${content}</contentSet></newsItem>`

const message = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><newsMessage ${NAMESPACE}><header><sent>2026-05-02T08:21:00Z</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`

const xhtml = (html: string) =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>not shown</title></head><body>${html}</body></html></inlineXML>`

const picture = (guid: string, itemMeta = '', status = 'stat:usable') =>
  newsItem({
    guid,
    itemClass: 'picture',
    itemMeta,
    status,
    contentMeta:
      '<creator role="crol:photographer"><name>Owen Pryce</name></creator><creditline>Owen Pryce/Example</creditline><headline>Pier</headline><description role="drol:caption">The pier on Friday.</description>',
    content: `<remoteContent href="https://m.example/${guid.slice(-2)}-small.jpg" contenttype="image/jpeg" width="300" height="200"/><remoteContent href="https://m.example/${guid.slice(-2)}.jpg" contenttype="image/jpeg" width="1200" height="800"/>`,
  })

test('a news item alone brings its words, people, places and times', () => {
  const item = itemIn(
    newsItem({
      version: 9,
      itemMeta: '',
      contentMeta: `<located qcode="city:1"><name>Genoa</name></located><creator uri="http://x.example/1"><name>Nora Villa</name></creator><language tag="en"/><genre qcode="genre:Interview"><name>Interview</name></genre><keyword>ferries</keyword><subject qcode="medtop:04000000"><name xml:lang="de">Wirtschaft</name><name xml:lang="en">economy</name></subject><slugline>PIER-OPENS</slugline><headline>Pier opens</headline><by>By Nora Villa and Owen Pryce</by><description role="drol:summary">After a week.</description>`,
      content: xhtml('<p>The <em>first</em> ferry.</p><p>More.</p>'),
    }),
  )
  expect(item).toMatchObject({
    uri: 'urn:newsml:wire.example:20260502:1',
    version: '9',
    headline: 'Pier opens',
    standfirst: 'After a week.',
    language: 'en',
    authors: ['Nora Villa', 'Owen Pryce'],
    byline: 'Nora Villa and Owen Pryce',
    dateline: 'Genoa',
    slugline: 'PIER-OPENS',
    genres: ['Interview'],
    labels: ['Interview'],
    tags: ['economy', 'ferries'],
    sourceName: 'Example Wire',
    publishedAt: new Date('2026-05-02T08:11:00Z'),
    updatedAt: new Date('2026-05-02T08:20:00Z'),
    pubStatus: 'usable',
    held: null,
  })
  expect(publishedAs(item).html).toBe('<p>The <em>first</em> ferry.</p>\n<p>More.</p>')
})

test('a text in NITF, in HTML and in plain text is read', () => {
  const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>Of <person>Ada Moro</person>.</p><hl2>Sub</hl2></body.content></body></nitf></inlineXML>`
  const html = '<inlineData contenttype="text/html">&lt;p&gt;Of HTML.&lt;/p&gt;</inlineData>'
  const plain = '<inlineData contenttype="text/plain">Of text.</inlineData>'
  const htmlOf = (content: string) => publishedAs(itemIn(newsItem({ content }))).html
  expect(htmlOf(nitf)).toBe('<p>Of Ada Moro.</p>\n<h3>Sub</h3>')
  expect(htmlOf(plain + html)).toBe('<p>Of HTML.</p>')
  expect(htmlOf(plain)).toBe('<p>Of text.</p>')
})

test('a kill and a withholding are read, also by a signal', () => {
  const kill = itemIn(newsItem({ status: 'stat:canceled', contentMeta: '', itemMeta: '' }))
  expect(kill).toMatchObject({ pubStatus: 'canceled', headline: '' })
  expect(itemIn(newsItem({ status: 'stat:withheld' })).pubStatus).toBe('withheld')
  const signal = newsItem({}).replace('</itemMeta>', '<edNote>Wrong name</edNote><signal qcode="act:kill"/></itemMeta>')
  expect(itemIn(signal)).toMatchObject({ pubStatus: 'canceled', editorialNote: 'Wrong name' })
  expect(itemIn(newsItem({ status: 'stat:secret' })).held).toContain('secret')
})

test('an embargo holds until its time, and without a time until the source says more', () => {
  const until = itemIn(newsItem({ itemMeta: '<embargoed>2030-05-02T08:00:00+02:00</embargoed>' }))
  expect(until).toMatchObject({ embargoedUntil: new Date('2030-05-02T06:00:00Z'), held: null })
  expect(itemIn(newsItem({ itemMeta: '<embargoed/>' })).held).toContain('not known yet')
  expect(itemIn(newsItem({ itemMeta: '<embargoed>Friday</embargoed>' })).held).toContain('"Friday"')
})

const packageOf = (...guids: string[]) =>
  `<packageItem ${STANDARD} guid="urn:p" version="1">${CATALOG}<itemMeta><itemClass qcode="ninat:composite"/><provider qcode="nprov:EXA"/><versionCreated>2026-05-02T08:20:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><groupSet root="g"><group id="g" role="group:main">${guids.map((guid) => `<itemRef residref="${guid}"/>`).join('')}</group></groupSet></packageItem>`

test('pictures that a package puts together with a text come with it', () => {
  const parsed = parsedIn(
    message(newsItem({ guid: 'urn:t' }), picture('urn:p1'), picture('urn:p2'), packageOf('urn:t', 'urn:p1', 'urn:p2')),
  )
  expect(parsed).toHaveLength(1)
  const [item] = itemsIn(message(newsItem({ guid: 'urn:t' }), picture('urn:p1'), packageOf('urn:t', 'urn:p1')))
  expect(item?.media).toMatchObject([
    { url: 'https://m.example/p1.jpg', caption: 'The pier on Friday.', credit: 'Owen Pryce/Example', width: 1200 },
  ])
})

test('a package of several texts is a list, whose pictures stay stories of their own', () => {
  const items = itemsIn(
    message(
      newsItem({ guid: 'urn:t' }),
      newsItem({ guid: 'urn:u' }),
      picture('urn:p1'),
      packageOf('urn:t', 'urn:u', 'urn:p1'),
    ),
  )
  expect(items.map(({ uri, media }) => [uri, media.length])).toEqual([
    ['urn:t', 0],
    ['urn:u', 0],
    ['urn:p1', 1],
  ])
})

test('a picture that a text links to comes with it, and one that is withheld does not', () => {
  const link = (guid: string) => `<link rel="irel:hasPicture" residref="${guid}"/>`
  const text = newsItem({ guid: 'urn:t' }).replace(
    '</itemMeta>',
    `${link('urn:p1')}${link('urn:p2')}${link('urn:p3')}</itemMeta>`,
  )
  const embargoed = picture('urn:p3', '<embargoed>2030-05-02T08:00:00Z</embargoed>')
  const [item, ...others] = itemsIn(message(text, picture('urn:p1'), picture('urn:p2', '', 'stat:withheld'), embargoed))
  expect(item?.media.map(({ url }) => url)).toEqual(['https://m.example/p1.jpg'])
  expect(others).toEqual([])
})

test('a picture alone is a story, a concept is none, and a package without its items is refused by name', () => {
  const [item] = itemsIn(message(picture('urn:p1'), newsItem({ guid: 'urn:c', itemClass: 'concept' })))
  expect(item).toMatchObject({ headline: 'Pier', media: [{ url: 'https://m.example/p1.jpg' }] })
  expect(parsedIn(packageOf('urn:elsewhere'))).toEqual([
    { refused: { name: 'urn:p', reason: 'it is a package whose items did not come with it' } },
  ])
})

test('of versions in one message the highest counts, and one bad item keeps out no other', () => {
  const versions = message(newsItem({ version: 3 }), newsItem({ version: 2 }), newsItem({ guid: '' }))
  expect(parsedIn(versions)).toMatchObject([
    { item: { version: '3' } },
    { duplicate: 'Pier opens' },
    { refused: { name: 'Pier opens' } },
  ])
})
