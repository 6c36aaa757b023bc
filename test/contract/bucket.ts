import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Bucket } from '../../src/media/bucket.ts'

/** What every bucket promises. */
export function bucketContract(open: () => Promise<{ readonly bucket: Bucket } & AsyncDisposable>): void {
  test('what was put is got back byte for byte, and what was not put is not there', async () => {
    await using opened = await open()
    const bytes = randomBytes(300_000)
    await opened.bucket.put('ab/1280x720.jpg', bytes, 'image/jpeg')
    expect((await opened.bucket.get('ab/1280x720.jpg'))?.equals(bytes)).toBe(true)
    expect(await opened.bucket.get('ab/other.jpg')).toBeNull()
    expect(await opened.bucket.get('cd/1280x720.jpg')).toBeNull()
  })

  test('an empty file is a file', async () => {
    await using opened = await open()
    await opened.bucket.put('ab/empty', Buffer.alloc(0), 'image/jpeg')
    expect(await opened.bucket.get('ab/empty')).toEqual(Buffer.alloc(0))
  })

  test('a file put again is replaced, and a reader meets the old one or the new one, never a part', async () => {
    await using opened = await open()
    const versions = ['a', 'b'].map((letter) => Buffer.from(letter.repeat(500_000)))
    await opened.bucket.put('ab/file', versions[0] ?? Buffer.alloc(0), 'text/plain')
    const [, ...seen] = await Promise.all([
      ...versions.map((version) => opened.bucket.put('ab/file', version, 'text/plain')),
      ...Array.from({ length: 20 }, () => opened.bucket.get('ab/file')),
    ])
    for (const one of seen.slice(1)) expect(versions.some((version) => one?.equals(version))).toBe(true)
  })

  test('a deleted folder takes all its files along, however many, and none of its neighbours', async () => {
    await using opened = await open()
    const names = Array.from({ length: 8 }, (_, at) => `${at}.webp`)
    for (const name of names) await opened.bucket.put(`ab/${name}`, Buffer.from(name), 'image/webp')
    await opened.bucket.put('abc/kept.webp', Buffer.from('kept'), 'image/webp')
    await opened.bucket.deleteFolder('ab')
    for (const name of names) expect(await opened.bucket.get(`ab/${name}`)).toBeNull()
    expect(await opened.bucket.get('abc/kept.webp')).toEqual(Buffer.from('kept'))
  })

  test('a folder that is not there is deleted already', async () => {
    await using opened = await open()
    await expect(opened.bucket.deleteFolder('nothing')).resolves.toBeUndefined()
  })

  test.each(['../x', 'ab/../x', '/etc/passwd', 'ab', 'ab/', 'ab/.hidden', 'AB/x', 'ab/c/d', 'ab/%2e', ''])(
    'the name %j is none of a file',
    async (key) => {
      await using opened = await open()
      await expect(opened.bucket.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('is not a key')
      await expect(opened.bucket.get(key)).rejects.toThrow('is not a key')
      await expect(opened.bucket.deleteFolder(`${key}/..`)).rejects.toThrow('is not a key')
    },
  )
}
