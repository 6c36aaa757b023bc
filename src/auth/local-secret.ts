import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The signing secret of a gateway on an embedded database: generated once, in `<dataDir>/auth-secret`, readable by its owner only. */
export function localSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  const existing = read(file)
  if (existing !== null) return existing
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    // `link` never overwrites: of two concurrent starts, both use the secret of the first.
    linkSync(draft, file)
  } catch {
    // Another process was first.
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
