import type { ServerResponse } from 'node:http'
import { html } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import type { AssetPaths } from '../../templates/asset-paths.ts'
import { noticePage } from '../../templates/pages/notice-page.ts'
import { renderContext } from '../../templates/render-context.ts'
import { PAGE_HEADERS } from '../page-headers.ts'

const RETRY_SECONDS = 5

/** The page for 500 and 503: without any news. */
export function troublePage(
  edition: Edition,
  status: 500 | 503,
  { style }: AssetPaths,
  siteName: string,
  response: ServerResponse,
): void {
  const context = renderContext(edition, siteName, Date.now())
  const { title, text } = context.words.failed
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
  response.writeHead(status, { ...PAGE_HEADERS, 'cache-control': 'no-store', 'retry-after': `${RETRY_SECONDS}` })
  response.end(String(page))
}
