import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderBucket } from '../../src/media/folder-bucket.ts'
import { bucketContract } from '../contract/bucket.ts'

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-bucket-'))
  const directory = join(folder, 'media')
  return {
    bucket: folderBucket(directory),
    directory,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

describe('a bucket in a folder', () => {
  bucketContract(open)

  test('is readable by its owner only, and keeps no drafts', async () => {
    await using opened = await open()
    await opened.bucket.put('ab/file.jpg', Buffer.from('x'), 'image/jpeg')
    const modeOf = async (path: string) => (await stat(join(opened.directory, path))).mode & 0o777
    expect(await Promise.all(['', 'ab', 'ab/file.jpg'].map(modeOf))).toEqual([0o700, 0o700, 0o600])
    expect(await readdir(join(opened.directory, 'ab'))).toEqual(['file.jpg'])
  })
})
