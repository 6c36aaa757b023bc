import type { Serve } from '../http/router.ts'
import { type FeedsParts, serveFeeds } from '../syndication/serve-feeds.ts'
import { openAssets } from '../web/assets.ts'
import { type PagesParts, servePages } from '../web/serve-pages.ts'

/** Serves assets, what the other handlers serve, feeds and pages: the first that knows the path responds. */
export function openSite(parts: Omit<PagesParts, 'assets'> & FeedsParts, others: readonly Serve[]): Serve {
  const assets = openAssets()
  const pages = servePages({ ...parts, assets: assets.paths })
  const handlers = [...others, serveFeeds(parts), pages]
  return async (request, response, url) => {
    const asset = assets.find(url.pathname)
    if (asset) {
      asset.serve(request, response)
      return true
    }
    for (const serve of handlers) if (await serve(request, response, url)) return true
    return false
  }
}
