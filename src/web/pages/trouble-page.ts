import type { ServerResponse } from 'node:http'
import { html } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import type { AssetPaths } from '../../templates/asset-paths.ts'
import { noticePage } from '../../templates/pages/notice-page.ts'
import { renderContext } from '../../templates/render-context.ts'
import { PAGE_HEADERS } from '../page-headers.ts'

const RETRY_SECONDS = 5

export type Trouble = 404 | 429 | 500 | 503

/**
 * The page for what cannot be shown, or for an address outside the editions: without any news. `retryAfter` in seconds, if it is
 * known.
 */
export function troublePage(
  edition: Edition,
  { status, retryAfter }: { readonly status: Trouble; readonly retryAfter?: unknown },
  { style }: AssetPaths,
  siteName: string,
  response: ServerResponse,
): void {
  const context = renderContext(edition, siteName, Date.now())
  const { title, text } = status === 404 ? context.words.notFound : context.words.failed
  const page = html`<!doctype html>
<html lang="${edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${siteName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="main">${noticePage(title, [text], context)}</main>
</body>
</html>
`
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'cache-control': 'no-store',
    ...(status !== 404 && { 'retry-after': `${retryAfter ?? RETRY_SECONDS}` }),
  })
  response.end(String(page))
}
