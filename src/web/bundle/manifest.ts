import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The root of the repository, to which the paths of sources are relative. */
export const ROOT = join(import.meta.dirname, '../../..')
/** Where `npm run build` writes the bundled files. */
export const BUILD_DIR = join(ROOT, 'build')
export const MANIFEST_FILE = join(BUILD_DIR, 'manifest.json')

/** The bundled files, each with its entry point. */
export const ENTRY_POINTS = {
  'ticker.js': 'src/browser/ticker.ts',
  'embed.js': 'src/browser/embed.ts',
  'page.js': 'src/browser/page.ts',
  'pages.css': 'src/web/style/pages.css',
} as const

export type BundledFile = keyof typeof ENTRY_POINTS

/** Written next to the bundles, to detect that their sources have changed. */
export const Manifest = z.object({
  /** SHA-256 of every source file, those of packages included, by path. */
  sources: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>

/** @throws when there is no such file */
export function sourceDigest(path: string): string {
  return hash('sha256', readFileSync(join(ROOT, path)), 'base64url')
}
