import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Backends, backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { photo } from './picture-files.ts'
import { CREDENTIALS, openS3Server } from './s3-server.ts'
import { type Uploaded, uploadFile } from './uploading.ts'

const CANCEL = 'mutation ($id: ID!) { cancelArticle(input: { article: { id: $id }, reason: "Wrong." }) { cursor } }'
const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const POST = 'mutation ($input: AddLivePostInput!) { addLivePost(input: $input) { cursor } }'
const STORY = { headline: 'A draft', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
const NODE = 'query ($id: ID!) { media(id: $id) { id } }'

async function storyWith(newsroom: Newsroom, uri: string, upload: Uploaded, fields: object = {}): Promise<string> {
  const { article } = await newsroom.publish({ uri, leadMedia: { kind: 'IMAGE', url: upload.url }, ...fields })
  return article.id
}

async function isKnown(newsroom: Newsroom, { id }: Uploaded): Promise<boolean> {
  const { data } = await newsroom.post(NODE, { id }, await newsroom.token('media:write'))
  return z.object({ media: z.object({ id: z.string() }).nullable() }).parse(data).media !== null
}

const foldersOf = (newsroom: Newsroom) => readdir(join(String(newsroom.backend.env.DATA_DIR), 'media'))

async function s3Newsroom(backend: Backends) {
  const parts = new AsyncDisposableStack()
  const server = parts.use(await openS3Server())
  const newsroom = parts.use(
    await openNewsroom(backend, {
      MEDIA_BUCKET_URL: server.url,
      MEDIA_BUCKET_REGION: CREDENTIALS.region,
      MEDIA_BUCKET_KEY_ID: CREDENTIALS.accessKeyId,
      MEDIA_BUCKET_SECRET: CREDENTIALS.secretAccessKey,
    }),
  )
  return { server, newsroom, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

describe.each(backends)('on $name', (backend) => {
  test('a killed story takes its uploads along, their renditions too, from lead and body of every version', async () => {
    await using newsroom = await openNewsroom(backend)
    const [lead, inBody, inDraft] = [
      await uploadFile(newsroom, await photo(300, 200)),
      await uploadFile(newsroom, await photo(310, 200)),
      await uploadFile(newsroom, await photo(320, 200)),
    ]
    const id = await storyWith(newsroom, 'urn:kill', lead, { bodyHtml: `<figure><img src="${inBody.url}"></figure>` })
    await newsroom.ask(DRAFT, {
      article: { ...STORY, uri: 'urn:kill', leadMedia: { kind: 'IMAGE', url: inDraft.url } },
    })
    expect((await fetch(`${lead.url}/160x107.webp`)).status).toBe(200)
    expect(await foldersOf(newsroom)).toHaveLength(3)
    await newsroom.ask(CANCEL, { id })
    for (const { url } of [lead, inBody, inDraft]) expect((await fetch(url)).status).toBe(404)
    expect((await fetch(`${lead.url}/160x107.webp`)).status).toBe(404)
    expect(await isKnown(newsroom, lead)).toBe(false)
    await expect.poll(() => foldersOf(newsroom), { timeout: 10_000 }).toEqual([])
  })

  test('an upload that another story shows stays, until that one is killed too', async () => {
    await using newsroom = await openNewsroom(backend)
    const upload = await uploadFile(newsroom, await photo(300, 200))
    const first = await storyWith(newsroom, 'urn:one', upload)
    const html = `<figure><img src="${upload.url}"></figure>`
    const other = (await newsroom.publish({ uri: 'urn:two', bodyHtml: html })).article.id
    await newsroom.ask(CANCEL, { id: first })
    expect((await fetch(upload.url)).status).toBe(200)
    await newsroom.ask(CANCEL, { id: other })
    expect((await fetch(upload.url)).status).toBe(404)
    await expect.poll(() => foldersOf(newsroom), { timeout: 10_000 }).toEqual([])
  })

  test('an upload that a live post shows is public with its story, stays while it does, and goes with it', async () => {
    await using newsroom = await openNewsroom(backend)
    const upload = await uploadFile(newsroom, await photo(300, 200))
    const first = await storyWith(newsroom, 'urn:one', upload)
    const { article } = await newsroom.publish({ uri: 'urn:live' })
    const html = `<figure><img src="${upload.url}"></figure>`
    await newsroom.ask(POST, { input: { article: { id: article.id }, html } })
    await newsroom.ask(CANCEL, { id: first })
    expect((await fetch(upload.url)).status).toBe(200)
    const { data } = await newsroom.post(NODE, { id: upload.id })
    expect(data).toEqual({ media: { id: upload.id } })
    await newsroom.ask(CANCEL, { id: article.id })
    expect((await fetch(upload.url)).status).toBe(404)
    await expect.poll(() => foldersOf(newsroom), { timeout: 10_000 }).toEqual([])
  })

  test('of two stories with one picture that are killed at once, one takes it along', async () => {
    await using newsroom = await openNewsroom(backend)
    const upload = await uploadFile(newsroom, await photo(300, 200))
    const ids = await Promise.all(['urn:a', 'urn:b', 'urn:c'].map((uri) => storyWith(newsroom, uri, upload)))
    await Promise.all(ids.map((id) => newsroom.ask(CANCEL, { id })))
    expect(await isKnown(newsroom, upload)).toBe(false)
    await expect.poll(() => foldersOf(newsroom), { timeout: 10_000 }).toEqual([])
  })

  test('a killed picture can be uploaded again for another story', async () => {
    await using newsroom = await openNewsroom(backend)
    const file = await photo(300, 200)
    const upload = await uploadFile(newsroom, file)
    await newsroom.ask(CANCEL, { id: await storyWith(newsroom, 'urn:again', upload) })
    expect(await uploadFile(newsroom, file)).toMatchObject({ status: 201, id: upload.id })
    await storyWith(newsroom, 'urn:other', upload)
    // The deletion that the kill had queued is not made any more.
    const next = await uploadFile(newsroom, await photo(301, 200))
    await newsroom.ask(CANCEL, { id: await storyWith(newsroom, 'urn:next', next) })
    await expect.poll(() => foldersOf(newsroom), { timeout: 10_000 }).toEqual([upload.digest])
    expect((await fetch(upload.url)).status).toBe(200)
  })

  test('while the bucket is away a kill succeeds, and the files go as soon as it is back', async () => {
    await using opened = await s3Newsroom(backend)
    const { server, newsroom } = opened
    const upload = await uploadFile(newsroom, await photo(300, 200))
    const id = await storyWith(newsroom, 'urn:away', upload)
    expect((await fetch(`${upload.url}/160x107.webp`)).status).toBe(200)
    expect([...server.files.keys()].map((key) => key.split('/')[1]).sort()).toEqual(['160x107.webp', 'stored'])
    server.away = true
    expect((await fetch(`${upload.url}/160x107.avif`)).status).toBe(503)
    await newsroom.ask(CANCEL, { id })
    expect((await fetch(upload.url)).status).toBe(404)
    expect(server.files.size).toBe(2)
    server.away = false
    await expect.poll(() => server.files.size, { timeout: 20_000 }).toBe(0)
  }, 40_000)

  test('an upload that the bucket does not take leaves nothing behind, and succeeds when it is back', async () => {
    await using opened = await s3Newsroom(backend)
    const { server, newsroom } = opened
    const file = await photo(300, 200)
    server.away = true
    await expect(uploadFile(newsroom, file)).rejects.toThrow('503')
    server.away = false
    expect(await uploadFile(newsroom, file)).toMatchObject({ status: 201, created: true })
  })
})
