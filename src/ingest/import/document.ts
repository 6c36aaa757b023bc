import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file to import. */
export interface Document extends AsyncDisposable {
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
}

/**
 * `-` is standard input. It is copied to a temporary file first: finding the newest version of each article takes two passes, and the
 * input may not fit into memory.
 */
export async function openDocument(file: string, stdin: Readable): Promise<Document> {
  if (file === '-') return spooled(stdin)
  const stats = await stat(file)
  if (stats.isDirectory()) throw new Error('it is a directory')
  return { name: basename(file), path: file, sizeBytes: stats.size, [Symbol.asyncDispose]: async () => {} }
}

async function spooled(stdin: Readable): Promise<Document> {
  const directory = await mkdtemp(join(tmpdir(), 'tickertape-import-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  try {
    const path = join(directory, 'stdin')
    await pipeline(stdin, createWriteStream(path, { mode: 0o600 }))
    const { size } = await stat(path)
    return { name: 'standard input', path, sizeBytes: size, [Symbol.asyncDispose]: remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The first bytes of the file. */
export async function head(path: string, maxBytes: number): Promise<Uint8Array> {
  await using file = await open(path)
  const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0)
  return buffer.subarray(0, bytesRead)
}
