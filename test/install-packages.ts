import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Installs the packages of a folder by its own lock file, unless they are there: what only one test or benchmark needs,
 * and is large, is no dependency of the project. `folder` ends with a slash.
 */
export function installPackages(folder: URL): void {
  const lock = new URL('package-lock.json', folder)
  const installed = new URL('node_modules/.package-lock.json', folder)
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fileURLToPath(folder), stdio: ['ignore', 2, 2] })
}
