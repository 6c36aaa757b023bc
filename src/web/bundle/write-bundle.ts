import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { buildSync } from 'esbuild'
import { BUILD_DIR, ENTRY_POINTS, MANIFEST_FILE, type Manifest, ROOT, sourceDigest } from './manifest.ts'

/**
 * Bundles and minifies the browser scripts and the style sheet into `build/`. Not imported by the gateway: esbuild is
 * absent from production installs.
 * @throws esbuild's errors, with file and line
 */
export function writeBundle(): void {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: Object.entries(ENTRY_POINTS).map(([file, source]) => ({ in: source, out: parse(file).name })),
    outdir: BUILD_DIR,
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    // Works in both module and classic script tags.
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
  const sources = Object.fromEntries(Object.keys(metafile.inputs).map((path) => [path, sourceDigest(path)]))
  mkdirSync(BUILD_DIR, { recursive: true })
  for (const { path, contents } of outputFiles) replaceFile(path, contents)
  // Last, so that an interrupted build is detected as stale.
  replaceFile(MANIFEST_FILE, JSON.stringify({ sources } satisfies Manifest, null, 2))
}

/** Atomic: a gateway that starts meanwhile reads the old bytes or the new ones. */
function replaceFile(path: string, contents: string | Uint8Array): void {
  const temporary = join(BUILD_DIR, `.${parse(path).base}.${process.pid}`)
  writeFileSync(temporary, contents)
  renameSync(temporary, path)
}
