import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Query } from '../../db/connection/database.ts'
import { type ServedItem, servedItem } from '../../db/content/media/media-item.ts'
import { mediaTag } from '../../schema/cache-tags.ts'
import { fitOf, type Rendition } from '../../schema/media/rendition.ts'
import { isNotModified } from '../http/conditional.ts'
import type { Bucket } from './bucket.ts'
import { keyOf, type Renditions } from './renditions.ts'
import { STORED } from './store-upload.ts'

export interface PictureParts {
  readonly query: Query
  readonly bucket: Bucket
  readonly renditions: Renditions
}

const YEAR_SECONDS = 31_536_000
/** The focus of a crop may change, and its address stays. */
const CROP_SECONDS = 3_600

/** Handles `GET /media/<digest>` and its renditions. Resolves to false if there is no such picture or size. @throws Busy */
export async function servePicture(
  { query, bucket, renditions }: PictureParts,
  { digest, rendition }: { readonly digest: string; readonly rendition: Rendition | null },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const item = await servedItem(query, digest)
  if (!item) return false
  if (item.usableMs !== null && item.usableMs <= 0) {
    response
      .writeHead(410, { ...headersOf(item), 'cache-control': 'public, max-age=60' })
      .end('Its rights have ended.\n')
    return true
  }
  const key = rendition ? keyOf(item, rendition) : `${digest}/${STORED}`
  if (key === null) return false
  const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`
  const headers = { ...headersOf(item), etag, 'cache-control': cacheControl(item, rendition) }
  if (isNotModified(request, etag)) {
    response.writeHead(304, headers).end()
    return true
  }
  const bytes = await (rendition ? renditions.read(item, rendition) : bucket.get(key))
  if (bytes === null) return false
  const type = rendition ? `image/${rendition.format.toLowerCase()}` : item.type
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': bytes.length }).end(bytes)
  return true
}

/** Never longer than the right to show it. */
function cacheControl(item: ServedItem, rendition: Rendition | null): string {
  const isCrop = rendition !== null && fitOf(item, rendition) === 'cropped'
  const seconds = Math.min(isCrop ? CROP_SECONDS : YEAR_SECONDS, Math.floor((item.usableMs ?? Infinity) / 1000))
  return `public, max-age=${seconds}${seconds === YEAR_SECONDS ? ', immutable' : ''}`
}

/** Pages of all origins may show a picture, and no picture is ever a document. */
function headersOf({ id }: ServedItem): OutgoingHttpHeaders {
  return {
    'cache-tag': mediaTag(id),
    'surrogate-key': mediaTag(id),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  }
}
