import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD_DIR, type BundledFile, MANIFEST_FILE, Manifest, sourceDigest } from './manifest.ts'

/** `build/` is missing, or its sources have changed since the build. The message is one line for the operator. */
export class StaleBundle extends Error {}

/** @throws StaleBundle unless `build/` was built from the current sources. */
export function requireFreshBundle(): void {
  const changed = Object.entries(readManifest().sources).find(([path, digest]) => digestOrNull(path) !== digest)
  if (changed)
    throw new StaleBundle(`${changed[0]} has changed since the browser scripts were built. Run npm run build.`)
}

export function readBundledFile(file: BundledFile): Buffer {
  return readFileSync(join(BUILD_DIR, file))
}

function readManifest(): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(MANIFEST_FILE, 'utf8')))
  } catch {
    throw new StaleBundle('The browser scripts have not been built. Run npm run build.')
  }
}

function digestOrNull(path: string): string | null {
  try {
    return sourceDigest(path)
  } catch {
    return null
  }
}
