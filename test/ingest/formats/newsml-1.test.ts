import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, parsedIn } from './parsed.ts'

interface Parts {
  readonly revision?: number
  readonly management?: string
  readonly lines?: string
  readonly components?: string
}

const newsItem = ({
  revision = 1,
  management = '<Status FormalName="Usable"/>',
  lines = '<HeadLine>Pier opens</HeadLine>',
  components = text('<p>Words.</p>'),
}: Parts) =>
  `<NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260502</DateId><NewsItemId>4711</NewsItemId><RevisionId PreviousRevision="${revision - 1}" Update="N">${revision}</RevisionId><PublicIdentifier>urn:newsml:wire.example:20260502:4711:${revision}</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260502T101100+0200</FirstCreated><ThisRevisionCreated>20260502T102000+0200</ThisRevisionCreated>${management}<Urgency FormalName="4"/></NewsManagement><NewsComponent><NewsLines>${lines}</NewsLines><AdministrativeMetadata><Provider><Party FormalName="Example Wire"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/><Genre FormalName="Current"/></DescriptiveMetadata>${components}</NewsComponent></NewsItem>`

const text = (content: string, role = 'Main', format = 'XHTML') =>
  `<NewsComponent><Role FormalName="${role}"/><ContentItem><MediaType FormalName="Text"/><Format FormalName="${format}"/><DataContent>${content}</DataContent></ContentItem></NewsComponent>`

const photo = `<NewsComponent><Role FormalName="Photo"/><NewsLines><CreditLine>Owen Pryce</CreditLine></NewsLines>${text('The pier on Friday.', 'Caption', 'Text')}<NewsComponent><ContentItem Href="https://m.example/a-small.jpg"><MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="300"/></Characteristics></ContentItem><ContentItem Href="https://m.example/a.jpg"><MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="1200"/></Characteristics></ContentItem></NewsComponent></NewsComponent>`

const newsml = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.2:1" "NewsML_1.2.dtd"><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260502T102000+0200</DateAndTime></NewsEnvelope>${items.join('')}</NewsML>`

test('a story has its identity without the revision, its lines and times', () => {
  const lines =
    '<HeadLine>Pier opens</HeadLine><SubHeadLine>After a week</SubHeadLine><ByLine>By Nora Villa</ByLine><DateLine>Genoa, May 2</DateLine><SlugLine>PIER</SlugLine><KeywordLine>ferries</KeywordLine>'
  expect(itemIn(newsml(newsItem({ revision: 4, lines })))).toMatchObject({
    uri: 'urn:newsml:wire.example:20260502:4711',
    version: '4',
    headline: 'Pier opens',
    standfirst: 'After a week',
    authors: ['Nora Villa'],
    byline: null,
    dateline: 'Genoa, May 2',
    slugline: 'PIER',
    tags: ['ferries'],
    language: 'en',
    urgency: 4,
    sourceName: 'Example Wire',
    publishedAt: new Date('2026-05-02T08:11:00Z'),
    updatedAt: new Date('2026-05-02T08:20:00Z'),
    held: null,
  })
})

test.each([
  [
    'XHTML',
    text('<html><head><title>no</title></head><body><p>One.</p><p>Two.</p></body></html>'),
    '<p>One.</p>\n<p>Two.</p>',
  ],
  [
    'NITF',
    text('<nitf><body><body.content><p>Of <org>Ports</org>.</p></body.content></body></nitf>'),
    '<p>Of Ports.</p>',
  ],
  ['HTML in CDATA', text('<![CDATA[<P>One &amp; two.</P>]]>', 'Main', 'HTML'), '<p>One &amp; two.</p>'],
  ['plain text', text('One.\n\nTwo.', 'Main', 'Text'), '<p>One.</p>\n<p>Two.</p>'],
  ['the main component', `${text('<p>Aside.</p>', 'Supporting')}${text('<p>Main.</p>')}`, '<p>Main.</p>'],
])('a body of %s is read', (_of, components, html) => {
  expect(publishedAs(itemIn(newsml(newsItem({ components })))).html).toBe(html)
})

test('a photograph comes in its best size, with its caption and credit', () => {
  const { media } = itemIn(newsml(newsItem({ components: text('<p>Words.</p>') + photo })))
  expect(media).toMatchObject([
    {
      kind: 'IMAGE',
      url: 'https://m.example/a.jpg',
      width: 1200,
      caption: 'The pier on Friday.',
      credit: 'Owen Pryce',
    },
  ])
})

const change = (future: string, time: string) =>
  `<StatusWillChange><FutureStatus FormalName="${future}"/><DateAndTime>${time}</DateAndTime></StatusWillChange>`

test.each([
  ['<Status FormalName="Canceled"/>', { pubStatus: 'canceled', held: null }],
  ['<Status FormalName="Withheld"/>', { pubStatus: 'withheld', held: null }],
  [
    '<Status FormalName="Usable"/><Instruction FormalName="Kill">Wrong name</Instruction>',
    { pubStatus: 'canceled', editorialNote: 'Wrong name' },
  ],
  [
    `<Status FormalName="Embargoed"/>${change('Usable', '20300502T080000+0200')}`,
    { embargoedUntil: new Date('2030-05-02T06:00:00Z'), held: null },
  ],
  ['<Status FormalName="Embargoed"/>', { held: 'It is under an embargo, without an end.' }],
  [
    `<Status FormalName="Embargoed"/>${change('Usable', 'later')}`,
    { held: 'Its embargo "later" is no time that can be read.' },
  ],
  [
    `<Status FormalName="Usable"/>${change('Canceled', '20300502T080000Z')}`,
    { expiresAt: new Date('2030-05-02T08:00:00Z'), held: null },
  ],
])('%s is obeyed', (management, expected) => {
  expect(itemIn(newsml(newsItem({ management })))).toMatchObject(expected)
})

test('of revisions in one document the highest counts', () => {
  const parsed = parsedIn(newsml(newsItem({ revision: 10 }), newsItem({ revision: 9 })))
  expect(parsed).toMatchObject([{ item: { version: '10' } }, { duplicate: 'Pier opens' }])
})
