import type { Serve } from '../http/router.ts'
import { type FeedsParts, serveFeeds } from '../syndication/serve-feeds.ts'
import { openAssets } from '../web/assets.ts'
import { type PagesParts, servePages } from '../web/serve-pages.ts'

/** Serves assets, pictures, feeds and pages: the first handler that knows the path responds. */
export function openSite(parts: Omit<PagesParts, 'assets'> & FeedsParts, media: Serve): Serve {
  const assets = openAssets()
  const pages = servePages({ ...parts, assets: assets.paths })
  const feeds = serveFeeds(parts)
  return async (request, response, url) => {
    const asset = assets.find(url.pathname)
    if (asset === undefined) {
      return (
        (await media(request, response, url)) || (await feeds(request, response, url)) || pages(request, response, url)
      )
    }
    asset.serve(request, response)
    return true
  }
}
