import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Bucket, checkFolder, checkKey } from './bucket.ts'

/** A bucket in a directory, readable by its owner only. Several gateways may use it over a network file system. */
export function folderBucket(directory: string): Bucket {
  return {
    async put(key, bytes) {
      const file = join(directory, checkKey(key))
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      const draft = `${file}.${randomUUID()}`
      try {
        const handle = await open(draft, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        // `rename` is atomic: readers get the old file or the new one.
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(key) {
      try {
        return await readFile(join(directory, checkKey(key)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async deleteFolder(folder) {
      await rm(join(directory, checkFolder(folder)), { recursive: true, force: true })
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
