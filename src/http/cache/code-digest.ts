import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

/** A digest of the source code: another version, even an unreleased one, may give another response. */
export function codeDigest(): string {
  const digest = createHash('sha256')
  for (const file of globSync('{src,schema,db}/**/*.{ts,sql,css,graphql}', { cwd: ROOT }).sort()) {
    digest.update(file).update(readFileSync(join(ROOT, file)))
  }
  return digest.digest('base64url')
}
