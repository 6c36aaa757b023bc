import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { Asset } from '../transport/asset.ts'

/** The scripts for browsers: the name of each file in `src/browser/`, and its address; null for one made from its bytes. */
const ADDRESSES = {
  // Others have it in their pages, so it stays.
  ticker: '/ticker.js',
  embed: null,
  page: null,
} as const satisfies Readonly<Record<string, string | null>>

export type ScriptName = keyof typeof ADDRESSES

export interface BrowserScripts {
  readonly address: (name: ScriptName) => string
  /** What is served at the path, if it is a script's. */
  readonly find: (path: string) => Asset | undefined
}

let made: BrowserScripts | undefined

/**
 * Bundled and minified in memory with all that they import, once a process.
 * @throws when one of them cannot be bundled, with its file and line.
 */
export function browserScripts(): BrowserScripts {
  made ??= bundled()
  return made
}

function bundled(): BrowserScripts {
  const folder = fileURLToPath(new URL('../browser', import.meta.url))
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    entryPoints: Object.keys(ADDRESSES).map((name) => `./${name}.ts`),
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    // Both kinds of script tags run it.
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
  const addresses = new Map<string, string>()
  const assets = new Map<string, Asset>()
  for (const { path, contents } of outputFiles) {
    const name = basename(path, '.js')
    const given = Object.entries(ADDRESSES).find(([entry]) => entry === name)?.[1]
    const asset = new Asset(Buffer.from(contents), {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': given
        ? 'public, max-age=300, stale-while-revalidate=86400'
        : 'public, max-age=31536000, immutable',
      // It has no secrets, and pages elsewhere may want to check what they load.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const address = given ?? `/scripts/${name}-${asset.hash.slice(0, 12)}.js`
    addresses.set(name, address)
    assets.set(address, asset)
  }
  return {
    address(name) {
      const address = addresses.get(name)
      if (address === undefined) throw new Error(`the script ${name} was not bundled`)
      return address
    },
    find: (path) => assets.get(path),
  }
}
