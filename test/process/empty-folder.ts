import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Goes away with all that was put into it. */
export async function emptyFolder() {
  const path = await mkdtemp(join(tmpdir(), 'tickertape-start-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
