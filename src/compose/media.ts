import { join } from 'node:path'
import { Slots } from '../clock/slots.ts'
import type { Config } from '../config/config.ts'
import { allowedOrigins, BUCKET_TIMEOUT_MS, MAX_WAITING_PICTURES } from '../config/limits.ts'
import type { Serve } from '../http/router.ts'
import type { Bucket } from '../media/bucket.ts'
import { folderBucket } from '../media/folder-bucket.ts'
import { Renditions } from '../media/renditions.ts'
import { s3Bucket } from '../media/s3-bucket.ts'
import { type MediaParts, serveMedia } from '../media/serve-media.ts'

export function openBucket(config: Config): Bucket {
  const { MEDIA_BUCKET_URL: url, MEDIA_BUCKET_KEY_ID, MEDIA_BUCKET_SECRET } = config
  if (url === null) return folderBucket(join(config.DATA_DIR, 'media'))
  return s3Bucket({
    url,
    region: config.MEDIA_BUCKET_REGION,
    accessKeyId: MEDIA_BUCKET_KEY_ID ?? '',
    secretAccessKey: MEDIA_BUCKET_SECRET ?? '',
    timeoutMs: BUCKET_TIMEOUT_MS,
  })
}

type Given = Pick<MediaParts, 'bucket' | 'query' | 'authenticate' | 'charge' | 'publicUrl' | 'onError'>

export function openMedia(config: Config, given: Given): Serve {
  const most = config.MAX_PICTURES_AT_ONCE
  const making = new Slots({ most, maxWaiting: MAX_WAITING_PICTURES })
  return serveMedia({
    ...given,
    renditions: new Renditions({ ...given, making }),
    receiving: new Slots({ most: config.MAX_UPLOADS, maxWaiting: 0 }),
    decoding: new Slots({ most, maxWaiting: config.MAX_UPLOADS }),
    maxBytes: config.MAX_UPLOAD_BYTES,
    maxPixels: config.MAX_UPLOAD_PIXELS,
    allowedOrigins: allowedOrigins(config),
  })
}
