import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { picturePath } from '../../schema/media/media-address.ts'
import { requireScope } from '../../schema/policy/policy.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { Slots } from '../clock/slots.ts'
import { authenticateCharged } from '../http/charged-authentication.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import { receive } from './receive.ts'
import { type StoreParts, storeUpload } from './store-upload.ts'

export interface UploadParts extends StoreParts {
  readonly authenticate: Authenticate
  readonly charge: ChargeFrom
  /** Bounds how many files are received at once. */
  readonly receiving: Slots
  readonly maxBytes: number
  readonly publicUrl: () => string
}

/**
 * Handles `POST /media`: the body is the file itself.
 * @throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, Busy, and what receiving and storing throw
 */
export async function upload(parts: UploadParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const charge = parts.charge(request)
  const viewer = await authenticateCharged(parts, request)
  requireScope('media:write', viewer)
  const refused = await charge(viewer)
  if (refused) throw refused
  await parts.receiving.run(async () => {
    await using file = await receive(request, parts.maxBytes)
    const { id, created } = await storeUpload(parts, file, viewer.subject)
    const url = new URL(picturePath(file.digest), parts.publicUrl()).href
    response
      .writeHead(created ? 201 : 200, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        location: url,
      })
      .end(`${JSON.stringify({ id: encodeGlobalID('MediaItem', id), digest: file.digest, url, created })}\n`)
  })
}
