import { serveFeeds } from './syndication/serve-feeds.ts'
import type { Serve } from './transport/http.ts'
import { browserScripts } from './web/browser-scripts.ts'
import { type PagesParts, servePages } from './web/serve-pages.ts'
import { stylesheet } from './web/stylesheet.ts'

/** All that the gateway serves beside GraphQL: who knows the address answers. */
export function openSite(parts: Omit<PagesParts, 'assets'>): Serve {
  const scripts = browserScripts()
  const style = stylesheet()
  const assets = (path: string) => scripts.find(path) ?? (path === style.address ? style.asset : undefined)
  const pages = servePages({ ...parts, assets: { style: style.address, script: scripts.address('page') } })
  const feeds = serveFeeds(parts)
  return async (request, response, url) => {
    const asset = assets(url.pathname)
    if (asset === undefined) return (await feeds(request, response, url)) || pages(request, response, url)
    asset.serve(request, response)
    return true
  }
}
