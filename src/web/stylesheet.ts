import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { Asset } from '../transport/asset.ts'

export interface Stylesheet {
  readonly address: string
  readonly asset: Asset
}

let made: Stylesheet | undefined

/** The style of all pages, minified in memory, once a process. */
export function stylesheet(): Stylesheet {
  made ??= bundled()
  return made
}

function bundled(): Stylesheet {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./style/pages.css', import.meta.url))],
    write: false,
    bundle: true,
    minify: true,
    logLevel: 'silent',
  })
  const asset = new Asset(Buffer.concat(outputFiles.map(({ contents }) => contents)), {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  return { address: `/styles/pages-${asset.hash.slice(0, 12)}.css`, asset }
}
