import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ImportFile extends AsyncDisposable {
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
}

/**
 * `-` is standard input. It is spooled to a temporary file: the newest version of a story is known only after all of them were
 * read, and the input may not fit in memory.
 */
export async function openImportFile(file: string, stdin: Readable, download: Download): Promise<ImportFile> {
  if (file === '-') return spool(stdin, 'standard input')
  if (isAddress(file)) return spool(Readable.from([await download(file)]), file)
  const stats = await stat(file)
  if (stats.isDirectory()) throw new Error('it is a directory')
  return { name: basename(file), path: file, sizeBytes: stats.size, [Symbol.asyncDispose]: async () => {} }
}

/** Fetches a document, bounded in bytes and time, from public addresses only. @throws with a reason for people */
export type Download = (url: string) => Promise<Uint8Array>

function isAddress(file: string): boolean {
  return /^https?:\/\//i.test(file)
}

async function spool(input: Readable, name: string): Promise<ImportFile> {
  const directory = await mkdtemp(join(tmpdir(), 'tickertape-import-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  try {
    const path = join(directory, 'document')
    await pipeline(input, createWriteStream(path, { mode: 0o600 }))
    const { size } = await stat(path)
    return { name, path, sizeBytes: size, [Symbol.asyncDispose]: remove }
  } catch (error) {
    await remove()
    throw error
  }
}

export async function firstBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  await using file = await open(path)
  const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0)
  return buffer.subarray(0, bytesRead)
}
