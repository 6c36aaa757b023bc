import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { graphqlError } from '../../schema/errors.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import { parsePicturePath } from '../../schema/media/media-address.ts'
import { Busy } from '../clock/slots.ts'
import { type AllowedOrigins, allowOrigin } from '../http/origins.ts'
import { refuseAs } from '../http/refusal.ts'
import type { Serve } from '../http/router.ts'
import { BucketAway } from './bucket.ts'
import { type PictureParts, servePicture } from './serve-picture.ts'
import { type UploadParts, upload } from './upload.ts'

export interface MediaParts extends UploadParts, PictureParts {
  readonly allowedOrigins: AllowedOrigins
  readonly onError: OnError
}

const RETRY_SECONDS = 1

/** Serves `/media`: uploads, and the pictures with their renditions. */
export function serveMedia(parts: MediaParts): Serve {
  return async (request, response, { pathname }) => {
    const picture = parsePicturePath(pathname)
    if (pathname !== '/media' && !picture) return false
    try {
      if (picture) return await serveReads(parts, picture, request, response)
      await serveUpload(parts, request, response)
    } catch (error) {
      if (response.headersSent || error === request.errored) response.destroy()
      else refuseAs(response, refusal(error, parts.onError))
    }
    return true
  }
}

async function serveUpload(parts: MediaParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!allowOrigin(parts.allowedOrigins, request, response)) return
  if (request.method === 'POST') return upload(parts, request, response)
  response.writeHead(405, { allow: 'POST, OPTIONS' }).end('Send a picture with POST.\n')
}

async function serveReads(
  parts: MediaParts,
  picture: NonNullable<ReturnType<typeof parsePicturePath>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method === 'GET' || request.method === 'HEAD') return servePicture(parts, picture, request, response)
  response.writeHead(405, { allow: 'GET, HEAD' }).end('Pictures are read with GET.\n')
  return true
}

function refusal(error: unknown, onError: OnError) {
  const retryAfter = RETRY_SECONDS
  if (error instanceof Busy) {
    return graphqlError('UNAVAILABLE', `Too many pictures are being processed. Try again in ${retryAfter} s.`, {
      retryAfter,
    })
  }
  if (!(error instanceof BucketAway)) return maskError(error, onError)
  onError(error, randomUUID())
  return graphqlError('UNAVAILABLE', `The bucket cannot be reached just now. Try again in ${retryAfter} s.`, {
    retryAfter,
  })
}
