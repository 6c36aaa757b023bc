import type { ServerResponse } from 'node:http'

const MAX_AGE_SECONDS = 3_600

/** Rules for crawlers (RFC 9309): they may index news, not queries and their results. */
export function sendRobots(publicUrl: string, response: ServerResponse): true {
  const sitemaps = ['/sitemap.xml', '/sitemap-news.xml'].map((path) => `Sitemap: ${new URL(path, publicUrl).href}\n`)
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': `public, max-age=${MAX_AGE_SECONDS}`,
    'x-content-type-options': 'nosniff',
  })
  response.end(`User-agent: *
Disallow: /graphql
Disallow: /it/search
Disallow: /en/search

${sitemaps.join('')}`)
  return true
}
