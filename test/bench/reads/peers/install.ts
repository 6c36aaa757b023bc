import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = new URL('./', import.meta.url)

/** What only the peers need is installed when they are first measured, by their own lockfile. */
export function installPeers(): void {
  const lock = new URL('package-lock.json', FOLDER)
  const installed = new URL('node_modules/.package-lock.json', FOLDER)
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fileURLToPath(FOLDER), stdio: 'inherit' })
}
