import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconvertAll } from '../../src/newsroom/body/reconvert-all.ts'
import { backends } from '../backends.ts'
import { openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const at = (name: string) => `https://m.example/${name}`
const given = (name: string, width: number | null, height: number | null, mimeType: string | null, called: string) => ({
  url: at(name),
  width,
  height,
  mimeType,
  name: called,
})
/** As a wire gives them: in its own order, with a crop, a file that browsers do not show, and one of an unknown size. */
const RENDITIONS = [
  given('original.tif', 6_000, 4_000, 'image/tiff', 'original'),
  given('view.jpg', 1_400, 933, 'image/jpeg', 'viewImage'),
  given('small.jpg', 300, 200, 'image/jpeg', 'thumbnail'),
  given('small.webp', 300, 200, 'image/webp', 'thumbnail-webp'),
  given('square.jpg', 600, 600, 'image/jpeg', '1-1'),
  given('huge.jpg', 5_000, 3_333, 'image/jpeg', 'baseImage'),
  given('unknown', null, null, null, 'custom'),
]
const PICTURE = {
  kind: 'IMAGE',
  url: at('view.jpg'),
  width: 1_400,
  height: 933,
  altText: 'A quay',
  renditions: RENDITIONS,
}
const ALL = [6, 2, 3, 4, 1, 5, 0].map((place) => RENDITIONS[place])
const MEDIA = `kind url width height altText caption credit durationSeconds isLive
  renditions { url width height mimeType name }`
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { version bodyHtml leadMedia { ${MEDIA} }
  body { kind ... on Image { link media { ${MEDIA} } } ... on Video { media { ${MEDIA} } }
    ... on Paragraph { html } } } }`
const CHOOSE = `query ($uri: String!) { article(ref: { uri: $uri }) { leadMedia {
  url small: url(width: 200) large: url(width: 4000) square: url(width: 500, height: 500)
  webp: url(width: 300, format: WEBP) tall: url(height: 900)
  srcset jpeg: srcset(format: JPEG) upTo: srcset(width: 300) squares: srcset(width: 600, height: 600)
  some: renditions(width: 300) { url format } } } }`
const UPDATE = `mutation ($uri: String!, $patch: ArticlePatch!) {
  updateArticle(input: { article: { uri: $uri }, patch: $patch }) { changed } }`
const RESTORE = `mutation ($uri: String!) {
  restoreVersion(input: { article: { uri: $uri }, version: 1 }) { article { id } } }`
const CANCEL =
  'mutation ($uri: String!) { cancelArticle(input: { article: { uri: $uri }, reason: "Wrong." }) { cursor } }'

interface Read {
  readonly article: {
    readonly version: number
    readonly bodyHtml: string
    readonly leadMedia: object
    readonly body: readonly object[]
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  const read = async (uri: string) => (await publisher.ask<Read>(READ, { uri })).article
  const changed = async (uri: string, patch: object) =>
    (await publisher.ask<{ updateArticle: { changed: boolean } }>(UPDATE, { uri, patch })).updateArticle.changed
  const published = (uri: string, fields: object = {}) =>
    publisher.publish({
      uri,
      leadMedia: PICTURE,
      body: [
        { kind: 'PARAGRAPH', html: 'Words.' },
        { kind: 'IMAGE', media: PICTURE },
      ],
      ...fields,
    })

  test('a picture of another site keeps all that its source gives, and the story sent back changes nothing', async () => {
    const uri = 'urn:given'
    await published(uri)
    const { leadMedia, body, bodyHtml, version } = await read(uri)
    expect(leadMedia).toMatchObject({ url: PICTURE.url, renditions: ALL })
    expect(body[1]).toMatchObject({ media: { url: PICTURE.url, renditions: ALL } })
    const input = story({ uri, headline: 'Given', leadMedia, body })
    await publisher.ask(PUBLISH, { input })
    const before = await read(uri)
    expect(before.version).toBe(version + 1)
    expect(await publisher.ask(PUBLISH, { input })).toMatchObject({ publishArticle: { changed: false } })
    expect(await changed(uri, { leadMedia, body })).toBe(false)
    expect(await changed(uri, { bodyHtml })).toBe(false)
    const { body: _body, ...others } = { ...(input as Record<string, unknown>) }
    expect(await publisher.ask(PUBLISH, { input: { ...others, bodyHtml } })).toMatchObject({
      publishArticle: { changed: false },
    })
    expect(await read(uri)).toEqual(before)
  })

  test('pages get what fills their box in the shape of the picture, no crop, no TIFF, and nothing needlessly large', async () => {
    const uri = 'urn:chosen'
    await published(uri)
    const { article } = await publisher.ask<{ article: { leadMedia: object } }>(CHOOSE, { uri })
    expect(article.leadMedia).toEqual({
      url: at('view.jpg'),
      small: at('small.jpg'),
      large: at('view.jpg'),
      square: at('square.jpg'),
      webp: at('small.webp'),
      tall: at('view.jpg'),
      srcset: `${at('small.webp')} 300w, ${at('view.jpg')} 1400w`,
      jpeg: `${at('small.jpg')} 300w, ${at('view.jpg')} 1400w`,
      upTo: null,
      squares: null,
      some: [
        { url: at('small.jpg'), format: 'JPEG' },
        { url: at('small.webp'), format: 'WEBP' },
      ],
    })
    expect((await read(uri)).bodyHtml).toContain(
      `<picture><source type="image/jpeg" srcset="${at('view.jpg')} 1400w, ${at('small.jpg')} 300w"><source type="image/webp" srcset="${at('small.webp')} 300w"><img src="${at('view.jpg')}"`,
    )
  })

  test('HTML with a changed word keeps what HTML cannot say of pictures and films', async () => {
    const uri = 'urn:words'
    const film = { kind: 'VIDEO', url: at('film.mp4'), durationSeconds: 95, isLive: true }
    await published(uri, {
      body: [
        { kind: 'PARAGRAPH', html: 'Words.' },
        { kind: 'IMAGE', media: PICTURE },
        { kind: 'VIDEO', media: film },
      ],
    })
    const { bodyHtml, body } = await read(uri)
    expect(await changed(uri, { bodyHtml: bodyHtml.replace('Words', 'Other words') })).toBe(true)
    expect((await read(uri)).body).toEqual([{ kind: 'PARAGRAPH', html: 'Other words.' }, ...body.slice(1)])
    await reconvertAll(publisher.query, false, () => {})
    expect((await read(uri)).body.slice(1)).toEqual(body.slice(1))
    // What HTML says is taken from it.
    const html = `<img src="${PICTURE.url}" srcset="${PICTURE.url} 1400w, ${at('new.jpg')} 700w">`
    expect(await changed(uri, { bodyHtml: html })).toBe(true)
    expect((await read(uri)).body).toMatchObject([
      { media: { renditions: [{ url: at('new.jpg') }, { url: PICTURE.url }] } },
    ])
  })

  test('a change of one rendition is a version, and restoring the one before brings it back', async () => {
    const uri = 'urn:restored'
    await published(uri)
    const before = await read(uri)
    const fewer = { ...PICTURE, renditions: RENDITIONS.slice(0, 2) }
    expect(await changed(uri, { leadMedia: fewer })).toBe(true)
    expect(
      await changed(uri, {
        body: [
          { kind: 'PARAGRAPH', html: 'Words.' },
          { kind: 'IMAGE', media: fewer },
        ],
      }),
    ).toBe(true)
    expect((await read(uri)).leadMedia).toMatchObject({ renditions: [RENDITIONS[1], RENDITIONS[0]] })
    await publisher.ask(RESTORE, { uri })
    const { article } = await publisher.ask<{ article: { draft: object } }>(
      READ.replace('version bodyHtml', 'version draft { leadMedia { renditions { url } } }'),
      { uri },
    )
    expect(article.draft).toMatchObject({ leadMedia: { renditions: ALL.map((one) => ({ url: one?.url })) } })
    const { version: _now, ...restored } = before
    expect(restored.leadMedia).toMatchObject({ renditions: ALL })
  })

  test('media that were stored before renditions were kept are read, sent back and stored once', async () => {
    const uri = 'urn:old'
    const leadMedia = { kind: 'IMAGE', url: at('old.jpg'), altText: 'Old' }
    await published(uri, { leadMedia, body: [{ kind: 'IMAGE', media: leadMedia }] })
    const { rows } = await sql<{ known: boolean; renditions: object | null }>`
      select v.body::text like '%renditions%' as known, m.renditions from article_version v
      join article a on a.id = v.article_id join media m on m.id = v.lead_media_id where a.uri = ${uri}`.execute(
      publisher.query,
    )
    // As of before: nothing in JSON or in the column says that there are none.
    expect(rows).toEqual([{ known: false, renditions: null }])
    const { leadMedia: lead, body } = await read(uri)
    expect(lead).toMatchObject({ renditions: [] })
    expect(body).toMatchObject([{ media: { renditions: [] } }])
    expect(await changed(uri, { leadMedia: lead, body })).toBe(false)
  })

  test('an original is read again as it came, with all sizes of its pictures', async () => {
    const uri = 'urn:reconverted'
    const original = {
      format: 'HTML',
      body: `<p>Words.</p><img src="${at('in-800x600.jpg')}" srcset="${at('in-300x225.jpg')} 300w, ${at('in-800x600.jpg')} 800w" width="800" height="600">`,
      media: [
        PICTURE,
        { ...PICTURE, url: at('other.jpg'), richCaption: { html: 'A <a href="https://example.org/">quay</a>' } },
      ],
    }
    await published(uri, { leadMedia: undefined, body: undefined, original })
    const before = await read(uri)
    expect(before.leadMedia).toMatchObject({ renditions: ALL })
    expect(before.body.slice(1)).toMatchObject([
      { media: { renditions: [{ url: at('in-300x225.jpg') }, { url: at('in-800x600.jpg') }] } },
      { media: { url: at('other.jpg'), renditions: ALL } },
    ])
    expect(await reconvertAll(publisher.query, true, () => {})).toMatchObject({ published: 0, replaced: 0 })
    // As an older converter made it.
    await sql`update article_version set digest = null, body = (
        select jsonb_agg(case when block ? 'media' then block #- '{media,renditions}' else block end) from jsonb_array_elements(body) as block)
      where article_id = (select id from article where uri = ${uri})`.execute(publisher.query)
    expect(await reconvertAll(publisher.query, false, () => {})).toMatchObject({ published: 1 })
    expect((await read(uri)).body).toEqual(before.body)
  })

  test('a lead with links in its caption is the same when its original is read again', async () => {
    const uri = 'urn:linked'
    const original = {
      format: 'HTML',
      body: '<p>Words.</p>',
      media: [{ ...PICTURE, richCaption: { html: 'A <b>quay</b> and <a href="https://example.org/">a link</a>' } }],
    }
    await published(uri, { leadMedia: undefined, body: undefined, original })
    await reconvertAll(publisher.query, false, () => {})
    expect((await read(uri)).version).toBe(1)
  })

  test('a kill leaves none of them', async () => {
    const uri = 'urn:killed'
    const renditions = RENDITIONS.map((one) => ({ ...one, url: one.url.replace('m.example', 'quorvex.example') }))
    const picture = { ...PICTURE, url: renditions[1]?.url, renditions }
    const original = { format: 'TEXT', body: 'Words.', media: [picture] }
    await published(uri, { leadMedia: picture, body: [{ kind: 'IMAGE', media: picture }], original })
    await publisher.ask(CANCEL, { uri })
    const { rows } = await sql`
      select id from media where media::text like '%quorvex%'
      union all select article_id from article_version v where v::text like '%quorvex%'`.execute(publisher.query)
    expect(rows).toEqual([])
  })

  test('more than fifty, or one that is no address or too large, are refused with their place', async () => {
    const refused = async (renditions: object[]) =>
      (await publisher.refusal(PUBLISH, { input: story({ leadMedia: { ...PICTURE, renditions } }) })).issues
    expect(await refused(Array.from({ length: 51 }, () => ({ url: at('a.jpg') })))).toMatchObject([
      { path: ['input', 'leadMedia', 'renditions'], message: 'at most 50' },
    ])
    expect(
      await refused([
        { url: at('a.jpg'), width: 0 },
        { url: at('a.jpg'), name: 'x'.repeat(201) },
      ]),
    ).toMatchObject([
      { path: ['input', 'leadMedia', 'renditions', 0, 'width'] },
      { path: ['input', 'leadMedia', 'renditions', 1, 'name'] },
    ])
  })
})
