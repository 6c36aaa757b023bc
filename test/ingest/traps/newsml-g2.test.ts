import { areRead, at, type Sample } from './samples.ts'

interface G2 {
  readonly guid?: string
  readonly status?: string
  readonly meta?: string
  /** Before the status, as the XML Schema has it. */
  readonly embargoed?: string
  readonly more?: string
  readonly content?: string
  readonly itemClass?: string
}

const STANDARD = 'standard="NewsML-G2" standardversion="2.34" conformance="power" version="1"'

const g2 = ({
  guid = 'urn:1',
  status = 'stat:usable',
  meta = '<headline>Pier</headline>',
  embargoed = '',
  more = '',
  content = '',
  itemClass = 'ninat:text',
}: G2) =>
  `<newsItem ${STANDARD} guid="${guid}"><itemMeta><itemClass qcode="${itemClass}"/><provider qcode="nprov:EXA"/><versionCreated>2026-05-02T10:00:00+02:00</versionCreated>${embargoed}<pubStatus qcode="${status}"/>${more}</itemMeta><contentMeta>${meta}</contentMeta>${content === '' ? '' : `<contentSet>${content}</contentSet>`}</newsItem>`

const message = (...items: string[]) =>
  `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-05-02T08:21:00Z</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`

const group = (groups: string, guid = 'urn:p') =>
  `<packageItem ${STANDARD} guid="${guid}"><itemMeta><itemClass qcode="ninat:composite"/><provider qcode="nprov:EXA"/><versionCreated>2026-05-02T08:00:00Z</versionCreated></itemMeta><groupSet root="${/(?<=id=")\w/.exec(groups)?.[0]}">${groups}</groupSet></packageItem>`

const photo = (guid: string, embargoed = '') =>
  g2({
    guid,
    itemClass: 'ninat:picture',
    embargoed,
    meta: `<creditline>Foto</creditline><headline>Boats</headline><description role="drol:caption">Of ${guid}.</description>`,
    content: `<remoteContent href="https://m.example/${guid.slice(-1)}.jpg" contenttype="image/jpeg" rendition="rnd:highRes" width="1200" height="800"/>`,
  })

const NEWSML_G2: readonly Sample[] = [
  [
    'a message whose elements have a prefix',
    message(g2({ meta: '<headline>Pier &amp; quay</headline>' }))
      .replace(/<(\/?)(\w)/g, '<$1n:$2')
      .replace('xmlns=', 'xmlns:n='),
    [{ uri: 'urn:1', headline: 'Pier & quay', updatedAt: at('2026-05-02T08:00:00Z') }],
  ],
  [
    'an item with concepts as addresses, and NITF',
    g2({
      status: 'http://cv.iptc.org/newscodes/pubstatusg2/usable',
      meta: '<subject uri="http://cv.iptc.org/newscodes/mediatopic/04000000"><name>economy</name></subject><headline>Pier</headline>',
      content:
        '<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>One.</p></body.content></body></nitf></inlineXML>',
    }),
    [{ pubStatus: 'usable', tags: ['economy'], standfirst: 'One.' }],
  ],
  [
    'an item with an embargo, an expiry and a slugline without a headline',
    g2({
      embargoed: '<embargoed>2030-05-02T08:00:00Z</embargoed>',
      more: '<expires>2030-05-03T08:00:00Z</expires>',
      meta: '<slugline>PIER</slugline>',
      content: '<inlineData contenttype="text/plain">First of all. Then more.</inlineData>',
    }),
    [
      {
        embargoedUntil: at('2030-05-02T08:00:00Z'),
        expiresAt: at('2030-05-03T08:00:00Z'),
        headline: 'First of all. Then more',
        slugline: 'PIER',
      },
    ],
  ],
  [
    'a kill that has nothing but its guid',
    message(g2({ status: 'stat:canceled', meta: '' }), g2({ guid: 'urn:2' })),
    [
      { uri: 'urn:1', pubStatus: 'canceled' },
      { uri: 'urn:2', pubStatus: 'usable' },
    ],
  ],
  [
    'an item in several languages with several genres',
    g2({
      meta: '<language tag="de"/><genre><name xml:lang="en">Analysis</name><name xml:lang="de">Analyse</name></genre><genre literal="opinion"/><headline xml:lang="de">Hafen</headline>',
    }),
    [{ language: 'de', genres: ['Analyse', 'opinion'], headline: 'Hafen' }],
  ],
  [
    'a package with its text and pictures in groups within groups',
    message(
      group(
        '<group id="g" role="group:main"><itemRef residref="urn:1"/><groupRef idref="s"/></group><group id="s" role="group:side"><itemRef residref="urn:a"/><itemRef residref="urn:b"/></group>',
      ),
      g2({}),
      photo('urn:a'),
      photo('urn:b'),
    ),
    [
      {
        uri: 'urn:1',
        media: [
          { url: 'https://m.example/a.jpg', credit: 'Foto' },
          { url: 'https://m.example/b.jpg', caption: 'Of urn:b.' },
        ],
      },
    ],
  ],
  [
    'a package whose picture is under an embargo',
    message(
      group('<group id="g"><itemRef residref="urn:1"/><itemRef residref="urn:a"/></group>'),
      g2({}),
      photo('urn:a', '<embargoed>2030-01-01T00:00:00Z</embargoed>'),
    ),
    [{ uri: 'urn:1', media: [] }],
  ],
  [
    'a package of a package',
    message(
      group('<group id="f"><itemRef residref="urn:q"/></group>'),
      group('<group id="g"><itemRef residref="urn:1"/><itemRef residref="urn:a"/></group>', 'urn:q'),
      g2({}),
      photo('urn:a'),
    ),
    [{ uri: 'urn:1', media: [{ url: 'https://m.example/a.jpg' }] }],
  ],
  [
    'a package that names items which did not come',
    message(group('<group id="g"><itemRef residref="urn:1"/><itemRef residref="urn:z"/></group>'), g2({})),
    [{ uri: 'urn:1', media: [] }],
  ],
  ['a package without items', message(group('<group id="g"/>')), []],
]

areRead([...NEWSML_G2])
