import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary directory that is deleted with its contents when it is disposed of. */
export async function emptyFolder() {
  const path = await mkdtemp(join(tmpdir(), 'tickertape-start-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
