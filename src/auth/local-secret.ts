import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret that an embedded gateway makes for itself, kept in `<dataDir>/auth-secret`, readable by its owner only. */
export function localSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  const existing = read(file)
  if (existing !== null) return existing
  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    // A link never replaces: of two who start together both get the secret of the first.
    linkSync(draft, file)
  } catch {
    // The other one was first.
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
