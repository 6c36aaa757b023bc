import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { bomb, phonePhoto, photo, plain, SVG_WITH_SCRIPT } from './picture-files.ts'
import { post, refusedUpload, uploadFile } from './uploading.ts'

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let temporary: string
  beforeAll(async () => {
    // Node reads it for each temporary file.
    temporary = await mkdtemp(join(tmpdir(), 'tickertape-outcomes-'))
    newsroom = await openNewsroom(backend, { MAX_UPLOADS: '4' })
    process.env.TMPDIR = temporary
  })
  afterAll(async () => {
    delete process.env.TMPDIR
    await newsroom[Symbol.asyncDispose]()
    await rm(temporary, { recursive: true })
  })

  const fetched = async (url: string) => {
    const answer = await fetch(url)
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  test('a photo is stored once, however often it is sent', async () => {
    const file = await photo(640, 480)
    const first = await uploadFile(newsroom, file)
    const again = await uploadFile(newsroom, file)
    expect([first.status, again.status, first.created, again.created]).toEqual([201, 200, true, false])
    expect(again.id).toBe(first.id)
    const { answer, bytes } = await fetched(first.url)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 })
  })

  test('sent ten times at once, it is one all the same', async () => {
    const file = await photo(500, 400)
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(newsroom, new Uint8Array(file))))
    const taken = answers.filter(({ ok }) => ok)
    expect(taken.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([])
  })

  test('the position in a photo and all other metadata are removed; its orientation is applied', async () => {
    const file = await phonePhoto(400, 300)
    expect((await sharp(file).metadata()).exif?.includes('Ada Conti')).toBe(true)
    const { url } = await uploadFile(newsroom, file)
    const { bytes } = await fetched(url)
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, icc, orientation, width, height }).toEqual({ width: 300, height: 400 })
    expect(bytes.includes('Ada Conti')).toBe(false)
  })

  test('a photo of 40 megapixels is scaled down to 4096 pixels on its longer side', async () => {
    const { url } = await uploadFile(newsroom, await plain(7_744, 5_184))
    expect(await sharp((await fetched(url)).bytes).metadata()).toMatchObject({ width: 4_096, height: 2_742 })
  }, 60_000)

  test.each(['png', 'webp', 'avif', 'gif'] as const)('a %s that calls itself a JPEG is what it is', async (format) => {
    const { url } = await uploadFile(newsroom, await photo(64, 48, format), {
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="harbour.jpg"',
    })
    const { answer, bytes } = await fetched(url)
    const stored = { png: 'png', gif: 'png', webp: 'webp', avif: 'webp' }[format]
    expect(answer.headers.get('content-type')).toBe(`image/${stored}`)
    expect((await sharp(bytes).metadata()).format).toBe(stored)
  })

  test.each([
    ['an SVG with a script', SVG_WITH_SCRIPT, 'UNSUPPORTED_MEDIA_TYPE', 415],
    [
      'a page that calls itself a picture',
      Buffer.from('<!doctype html><script>1</script>'),
      'UNSUPPORTED_MEDIA_TYPE',
      415,
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'), 'UNSUPPORTED_MEDIA_TYPE', 415],
    ['a decompression bomb: 900 megapixels in a few kilobytes', bomb(30_000, 30_000), 'PAYLOAD_TOO_LARGE', 413],
    ['nothing at all', Buffer.alloc(0), 'BAD_REQUEST', 400],
  ])('%s is refused', async (_what, file, code, status) => {
    expect(file.length).toBeLessThan(200_000)
    const before = process.memoryUsage().rss
    const headers = { 'content-type': 'image/png' }
    expect(await refusedUpload(newsroom, new Uint8Array(file), headers)).toMatchObject({ code, status })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('a form with a photo in it is refused, and the message says what to send', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(await photo(64, 48))]), 'photo.jpg')
    const { status, message } = await refusedUpload(newsroom, form)
    expect([status, message]).toEqual([415, expect.stringContaining('Send the file itself')])
  })

  test('half a photo is refused', async () => {
    const file = await photo(640, 480)
    const half = new Uint8Array(file.subarray(0, file.length / 2))
    expect(await refusedUpload(newsroom, half)).toMatchObject({ code: 'BAD_USER_INPUT', status: 400 })
  })

  test('a file that is too large is refused, whether it says so or not', async () => {
    await using small = await openNewsroom(backend, { MAX_UPLOAD_BYTES: '100000' })
    const file = new Uint8Array(200_000)
    const chunked = new Blob([file]).stream()
    for (const body of [file, chunked]) {
      expect(await refusedUpload(small, body)).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 })
    }
  })

  test('a reader, and an editor without the scope for it, cannot upload', async () => {
    const file = new Uint8Array(await photo(64, 48))
    const answer = await fetch(`${newsroom.url}/media`, { method: 'POST', body: file })
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await post(newsroom, file, {}, 'articles:write')).status).toBe(403)
    expect((await fetch(`${newsroom.url}/media`)).status).toBe(405)
  })

  test('of 200 concurrent uploads a few are received at a time, and the others retry when told to', async () => {
    const file = await photo(40, 40, 'png')
    // Bytes after the end of a PNG make it another file, and the same picture.
    const files = Array.from({ length: 200 }, (_, at) => new Uint8Array([...file, at]))
    const answers = await Promise.all(files.map((one) => post(newsroom, one)))
    const refused = answers.flatMap(({ status }, at) => (status === 503 ? (files[at] ?? []) : []))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(200 - refused.length)
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(answers.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set([null, '1']))
    for (const one of refused) expect((await post(newsroom, one)).status).toBe(201)
  }, 60_000)

  test('a body that never ends holds its place until it times out, and the others stay free', async () => {
    await using slow = await openNewsroom(backend, { MAX_UPLOADS: '2' })
    const { hostname, port } = new URL(slow.url)
    const socket = connect(Number(port), hostname)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const token = await slow.token('media:write')
    socket.write(`POST /media HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 9999\r\n\r\nabc`)
    expect((await uploadFile(slow, await photo(64, 48))).status).toBe(201)
    socket.destroy()
    await closed
  })

  test('nothing is left in the folder of temporary files', async () => {
    await expect.poll(async () => (await readdir(temporary)).filter((name) => name.includes('upload'))).toEqual([])
  })
})
