import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { corners, photo } from './picture-files.ts'
import { uploadFile } from './uploading.ts'

const UPDATE = `mutation ($input: UpdateMediaInput!) { updateMedia(input: $input) {
  media { altText caption credit focalPoint { x y } copyrightHolder usageTerms expiresAt } } }`
const LEAD = `query ($uri: String!) { article(ref: { uri: $uri }) { leadMedia { url altText caption credit width height
  small: url(width: 100) square: url(width: 300, height: 300) avif: url(format: AVIF, height: 100)
  srcset renditions(format: JPEG, width: 300) { url width height format } item { id credit } }
  body { ... on Image { media { url srcset altText } } } } }`
const STORED = 'query ($uri: String!) { article(ref: { uri: $uri }) { leadMedia { kind url altText } } }'
const UPDATE_ARTICLE = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { changed } }'
const MEDIA = 'query ($id: ID!) { media(id: $id) { id } node(id: $id) { id } }'
const FOREIGN = 'https://pictures.test/media/harbour.jpg'

const Lead = z.object({
  article: z.object({
    leadMedia: z.record(z.string(), z.unknown()).nullable(),
    body: z.array(z.record(z.string(), z.unknown())),
  }),
})

const Sent = z.object({ article: z.object({ leadMedia: z.unknown(), body: z.unknown() }) })

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const asPhotographer = async (document: string, variables: object) => {
    const answer = await newsroom.post(document, variables, await newsroom.token('media:write'))
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer
  }
  const leadOf = async (uri: string) => Lead.parse((await newsroom.post(LEAD, { uri })).data).article
  const published = (uri: string, url: string, fields: object = {}) =>
    newsroom.publish({ uri, leadMedia: { kind: 'IMAGE', url }, ...fields })
  const pixels = async (url: string) => {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    // Of the left quarter, in the middle.
    const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 4)) * 3
    return { width: info.width, height: info.height, colour: [...data.subarray(at, at + 3)].map((part) => part > 128) }
  }

  test('a story names an upload by its URL, and says what the upload says unless it says it itself', async () => {
    const { id, url, digest } = await uploadFile(newsroom, await photo(1_000, 500))
    await asPhotographer(UPDATE, { input: { id, altText: 'A harbour', caption: 'At dawn', credit: 'Photo: us' } })
    const html = `<p>Words.</p><figure><img src="${url}"></figure>`
    await published('urn:lead', url, { leadMedia: { kind: 'IMAGE', url, caption: 'At dusk' }, bodyHtml: html })
    const { leadMedia, body } = await leadOf('urn:lead')
    const at = (size: string) => `${newsroom.url}/media/${digest}/${size}`
    expect(leadMedia).toEqual({
      url,
      altText: 'A harbour',
      caption: 'At dusk',
      credit: 'Photo: us',
      width: 1_000,
      height: 500,
      small: at('160x80.jpg'),
      square: at('320x320.jpg'),
      avif: at('320x160.avif'),
      srcset: [160, 320, 480, 640, 960, 1_000]
        .map((width) => `${at(`${width}x${width / 2}.webp`)} ${width}w`)
        .join(', '),
      renditions: [
        { url: at('160x80.jpg'), width: 160, height: 80, format: 'JPEG' },
        { url: at('320x160.jpg'), width: 320, height: 160, format: 'JPEG' },
      ],
      item: { id, credit: 'Photo: us' },
    })
    expect(body.at(-1)).toEqual({ media: { url, srcset: leadMedia?.srcset, altText: 'A harbour' } })
    expect(await pixels(String(leadMedia?.square))).toMatchObject({ width: 320, height: 320 })
  })

  test('what a story empties of an upload stays empty: by null, when it is sent back, and when the upload gets a text', async () => {
    const { id, url } = await uploadFile(newsroom, await photo(340, 200))
    await asPhotographer(UPDATE, { input: { id, altText: 'A harbour', caption: 'At dawn', credit: 'Photo: us' } })
    const uri = 'urn:emptied'
    const emptied = { kind: 'IMAGE', url, altText: null, caption: null, credit: null }
    const body = [
      { kind: 'IMAGE', media: emptied },
      { kind: 'GALLERY', pictures: [{ kind: 'IMAGE', media: { ...emptied, altText: ' ' } }] },
    ]
    await published(uri, url, { leadMedia: emptied, body, bodyHtml: null })
    const texts = 'altText caption richCaption { html } credit'
    const read = async () =>
      Sent.parse(
        await newsroom.ask(
          `query ($uri: String!) { article(ref: { uri: $uri }) {
          leadMedia { kind url ${texts} } body { kind ... on Image { media { kind url ${texts} } }
            ... on Gallery { pictures { kind media { kind url ${texts} } } } } } }`,
          { uri },
        ),
      ).article
    const stored = await read()
    const nothing = { altText: null, caption: null, richCaption: null, credit: null }
    expect(stored).toMatchObject({
      leadMedia: nothing,
      body: [{ media: nothing }, { pictures: [{ media: nothing }] }],
    })
    const changed = async (patch: object) =>
      (await newsroom.ask<{ updateArticle: object }>(UPDATE_ARTICLE, { input: { article: { uri }, patch } }))
        .updateArticle
    expect(await changed(stored)).toEqual({ changed: false })
    expect(await changed({ headline: 'Another' })).toEqual({ changed: true })
    expect(await read()).toEqual(stored)
    // In HTML, `alt=""` empties; what an <img> has no attribute for is left out.
    const img = (alt: string) => `<figure><img src="${url}"${alt}></figure>`
    await changed({ bodyHtml: img(' alt=""') + img('') })
    const own = { caption: 'At dawn', credit: 'Photo: us' }
    expect((await read()).body).toMatchObject([
      { media: { altText: null, ...own } },
      { media: { altText: 'A harbour', ...own } },
    ])
    await changed({ leadMedia: { kind: 'IMAGE', url, caption: null } })
    expect((await read()).leadMedia).toMatchObject({ altText: 'A harbour', caption: null, credit: 'Photo: us' })
  })

  test('a picture of another site stays what it is, whatever is asked of it', async () => {
    await published('urn:foreign', FOREIGN)
    const { leadMedia } = await leadOf('urn:foreign')
    expect(leadMedia).toMatchObject({
      url: FOREIGN,
      small: FOREIGN,
      square: FOREIGN,
      srcset: null,
      renditions: [],
      item: null,
    })
  })

  test('sizes that are not offered are not made', async () => {
    const { url } = await uploadFile(newsroom, await photo(700, 500))
    const statuses = ['161x115', '160x113', '2560x1829', '0x0', '160x114', '700x500', '640x640', '500x500'].map(
      async (size) => [size, (await fetch(`${url}/${size}.webp`)).status],
    )
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      '161x115': 404,
      '160x113': 404,
      '2560x1829': 404,
      '0x0': 404,
      '160x114': 200,
      '700x500': 200,
      '640x640': 404,
      '500x500': 200,
    })
  })

  test('a crop is centred on the focal point, at once after it has changed', async () => {
    const { id, url } = await uploadFile(newsroom, await corners(400))
    const colourAt = async (y: number) => {
      await asPhotographer(UPDATE, { input: { id, focalPoint: { x: 0.5, y } } })
      return (await pixels(`${url}/160x80.webp`)).colour
    }
    expect(await colourAt(0)).toEqual([true, false, false])
    expect(await colourAt(1)).toEqual([false, false, true])
  })

  test('a hundred readers who ask for a new rendition at once get the same one', async () => {
    const { url } = await uploadFile(newsroom, await photo(900, 600))
    const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(`${url}/640x427.avif`)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const bodies = await Promise.all(
      answers.map(async (answer) => Buffer.from(await answer.arrayBuffer()).toString('hex')),
    )
    expect(new Set(bodies).size).toBe(1)
    const etag = answers[0]?.headers.get('etag') ?? ''
    expect((await fetch(`${url}/640x427.avif`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('readers find an upload once a public story shows it; editors who may upload always', async () => {
    const { id, url } = await uploadFile(newsroom, await photo(300, 200))
    const found = { media: { id }, node: { id } }
    const none = { media: null, node: null }
    expect((await newsroom.post(MEDIA, { id })).data).toEqual(none)
    expect((await asPhotographer(MEDIA, { id })).data).toEqual(found)
    const { cursor } = await published('urn:found', url)
    await newsroom.hear(cursor)
    expect((await newsroom.post(MEDIA, { id })).data).toEqual(found)
    const list = await asPhotographer('{ mediaList(first: 1) { id } }', {})
    expect(list.data).toEqual({ mediaList: [{ id }] })
  })

  test('when its rights end, no story shows it, and its files are gone for readers', async () => {
    const { id, url } = await uploadFile(newsroom, await photo(310, 200))
    await newsroom.hear((await published('urn:rights', url)).cursor)
    expect((await leadOf('urn:rights')).leadMedia).toMatchObject({ url })
    await asPhotographer(UPDATE, { input: { id, expiresAt: new Date(Date.now() + 1_500).toISOString() } })
    const [control] = [(await fetch(url)).headers.get('cache-control') ?? '']
    expect(Number(/max-age=(\d+)$/.exec(control)?.[1])).toBeLessThanOrEqual(1)
    await expect.poll(async () => (await leadOf('urn:rights')).leadMedia, { timeout: 20_000 }).toBeNull()
    expect([(await fetch(url)).status, (await fetch(`${url}/160x103.webp`)).status]).toEqual([410, 410])
    expect((await newsroom.post(MEDIA, { id })).data).toEqual({ media: null, node: null })
    // Editors read what is stored, so that a story which is sent back keeps it.
    const editor = await newsroom.token()
    const stored = await newsroom.post(STORED, { uri: 'urn:rights' }, editor)
    const { leadMedia } = Lead.shape.article.pick({ leadMedia: true }).parse(stored.data?.article)
    expect(leadMedia).toMatchObject({ url })
    const sentBack = { input: { article: { uri: 'urn:rights' }, patch: { leadMedia } } }
    expect((await newsroom.post(UPDATE_ARTICLE, sentBack, editor)).data).toEqual({ updateArticle: { changed: false } })
    // The right was extended.
    await asPhotographer(UPDATE, { input: { id, expiresAt: null } })
    await expect.poll(async () => (await leadOf('urn:rights')).leadMedia).toMatchObject({ url })
    expect((await fetch(url)).status).toBe(200)
  }, 60_000)

  test('a change leaves alone what it leaves out, and empties what is null', async () => {
    const { id } = await uploadFile(newsroom, await photo(320, 200))
    const first = { altText: 'A', caption: 'B', credit: 'C', copyrightHolder: 'D', usageTerms: 'E' }
    const focalPoint = { x: 0.25, y: 0.75 }
    await asPhotographer(UPDATE, { input: { id, ...first, focalPoint } })
    const changed = await asPhotographer(UPDATE, { input: { id, caption: null, credit: ' ', usageTerms: 'F' } })
    expect(changed.data?.updateMedia).toEqual({
      media: { ...first, caption: null, credit: null, usageTerms: 'F', focalPoint, expiresAt: null },
    })
  })

  test('an editor without the scope, an unknown picture and a focal point outside are refused', async () => {
    const { id } = await uploadFile(newsroom, await photo(330, 200))
    const refused = async (input: object, scope = 'media:write') => {
      const { errors } = await newsroom.post(UPDATE, { input }, await newsroom.token(scope))
      return errors?.[0]?.extensions.code
    }
    expect(await refused({ id, caption: 'x' }, 'articles:write')).toBe('FORBIDDEN')
    expect(await refused({ id: btoa('MediaItem:00000000-0000-8000-8000-000000000000') })).toBe('NOT_FOUND')
    expect(await refused({ id: btoa('Article:00000000-0000-8000-8000-000000000000') })).toBe('BAD_USER_INPUT')
    expect(await refused({ id, focalPoint: { x: 1.1, y: 0 } })).toBe('BAD_USER_INPUT')
  })
})
