import { Asset } from '../http/asset.ts'
import type { AssetPaths } from '../templates/asset-paths.ts'
import type { BundledFile } from './bundle/manifest.ts'
import { readBundledFile } from './bundle/read-bundle.ts'

/** The scripts and the style sheet that pages load. */
export interface Assets {
  readonly paths: AssetPaths
  readonly find: (path: string) => Asset | undefined
}

const CACHED_FOREVER = 'public, max-age=31536000, immutable'
/** Embedded by other sites, so its path is fixed and browsers have to revalidate. */
const TICKER = { path: '/ticker.js', cacheControl: 'public, max-age=300, stale-while-revalidate=86400' }

/** Reads what `npm run build` has written. */
export function openAssets(): Assets {
  const byPath = new Map<string, Asset>()
  const serve = (path: string, asset: Asset): string => {
    byPath.set(path, asset)
    return path
  }
  const hashed = (folder: string, file: BundledFile, asset: Asset): string => {
    const [name, extension] = file.split('.')
    return serve(`/${folder}/${name}-${asset.hash.slice(0, 12)}.${extension}`, asset)
  }
  const paths = {
    ticker: serve(TICKER.path, script('ticker.js', TICKER.cacheControl)),
    embed: hashed('scripts', 'embed.js', script('embed.js', CACHED_FOREVER)),
    page: hashed('scripts', 'page.js', script('page.js', CACHED_FOREVER)),
    style: hashed('styles', 'pages.css', styleSheet('pages.css')),
  }
  return { paths, find: (path) => byPath.get(path) }
}

function script(file: BundledFile, cacheControl: string): Asset {
  return new Asset(readBundledFile(file), {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': cacheControl,
    // Without secrets; sites that check what they load (subresource integrity) need CORS.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
}

function styleSheet(file: BundledFile): Asset {
  return new Asset(readBundledFile(file), {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': CACHED_FOREVER,
  })
}
