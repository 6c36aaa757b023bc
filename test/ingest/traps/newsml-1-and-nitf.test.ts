import { expect } from 'vitest'
import { areRead, at, type Sample } from './samples.ts'

const newsml1 = (management: string, component: string) =>
  `<NewsML><NewsEnvelope><DateAndTime>20260502T080000Z</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260502</DateId><NewsItemId>pier</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId><PublicIdentifier>urn:newsml:wire.example:20260502:pier:2</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260502T100000+0200</FirstCreated><ThisRevisionCreated>20260502T103000+0200</ThisRevisionCreated>${management}</NewsManagement><NewsComponent>${component}</NewsComponent></NewsItem></NewsML>`

const USABLE = '<Status FormalName="Usable"/>'
const LINES = '<NewsLines><HeadLine>Pier</HeadLine></NewsLines>'

const NEWSML_1: readonly Sample[] = [
  [
    'NewsML 1 with text in CDATA',
    newsml1(USABLE, `${LINES}<ContentItem><DataContent><![CDATA[One & two.\n\nThree.]]></DataContent></ContentItem>`),
    [
      {
        uri: 'urn:newsml:wire.example:20260502:pier',
        version: '2',
        standfirst: 'One & two.',
        publishedAt: at('2026-05-02T08:00:00Z'),
      },
    ],
  ],
  [
    'NewsML 1 with XHTML in a component within',
    newsml1(
      USABLE,
      `<NewsComponent><Role FormalName="Main"/>${LINES}<ContentItem><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>One.</p></body></html></DataContent></ContentItem></NewsComponent>`,
    ),
    [{ headline: 'Pier', standfirst: 'One.' }],
  ],
  [
    'NewsML 1 that becomes usable later',
    newsml1(
      '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20300502T080000Z</DateAndTime></StatusWillChange>',
      LINES,
    ),
    [{ embargoedUntil: at('2030-05-02T08:00:00Z'), held: null }],
  ],
  [
    'NewsML 1 that ends',
    newsml1(
      `${USABLE}<StatusWillChange><FutureStatus FormalName="Canceled"/><DateAndTime>20300502T080000Z</DateAndTime></StatusWillChange>`,
      LINES,
    ),
    [{ expiresAt: at('2030-05-02T08:00:00Z') }],
  ],
  [
    'NewsML 1 that is killed by an instruction',
    newsml1(`${USABLE}<Instruction FormalName="Kill"><Comment>Untrue</Comment></Instruction>`, ''),
    [{ pubStatus: 'canceled', editorialNote: 'Untrue' }],
  ],
]

const nitf = (data: string, body: string, attributes = '') =>
  `<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/dtd/nitf-3-6.dtd"><nitf><head><docdata ${attributes}><doc-id id-string="urn:1"/><date.issue norm="20260502T080000Z"/>${data}</docdata></head><body><body.head><hedline><hl1>Pier</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`

const NITF: readonly Sample[] = [
  [
    'NITF with a document type, enriched words and a table',
    nitf(
      '',
      '<p>In <location><city>Genoa</city></location> on <chron norm="20260502">Saturday</chron>.</p><table><tr><td>1</td></tr></table>',
    ),
    [{ standfirst: 'In Genoa on Saturday.', publishedAt: at('2026-05-02T08:00:00Z') }],
  ],
  [
    'NITF under an embargo',
    nitf(
      '<date.release norm="20300502T100000+0200"/><date.expire norm="20300503T080000Z"/>',
      '<p>One.</p>',
      'management-status="embargoed"',
    ),
    [{ embargoedUntil: at('2030-05-02T08:00:00Z'), expiresAt: at('2030-05-03T08:00:00Z'), held: null }],
  ],
  [
    'NITF under an embargo without an end',
    nitf('', '<p>One.</p>', 'management-status="embargoed"'),
    [{ held: expect.stringContaining('embargo') }],
  ],
  [
    'NITF that is killed',
    nitf('<ed-msg info="Untrue"/>', '', 'management-status="canceled"'),
    [{ pubStatus: 'canceled', editorialNote: 'Untrue' }],
  ],
  [
    'NITF with two pictures and a film',
    nitf(
      '<urgency ed-urg="3"/>',
      '<media media-type="image"><media-reference mime-type="image/jpeg" source="https://m.example/a.jpg" width="900"/><media-caption>A</media-caption><media-producer>One</media-producer></media><p>One.</p><media media-type="image"><media-reference source="https://m.example/b.jpg"/></media><media media-type="video"><media-reference mime-type="video/mp4" source="https://m.example/c.mp4"/></media>',
    ),
    [
      {
        urgency: 3,
        original: { body: expect.stringMatching(/a\.jpg.*One\..*b\.jpg.*<video src="https:\/\/m\.example\/c\.mp4"/) },
      },
    ],
  ],
]

areRead([...NEWSML_1, ...NITF])
