import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'

const FOLDER = new URL('../../db/seed/pictures/', import.meta.url)

/** One of the demo newsroom's own drawings, by its file name. False when there is none of that name. */
export async function servePicture(name: string, response: ServerResponse): Promise<boolean> {
  // No separator and no dot but the last: the name cannot lead out of the folder.
  if (!/^[\w-]+\.svg$/.test(name)) return false
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const file = createReadStream(new URL(name, FOLDER))
  file.once('error', () => resolve(false))
  file.once('open', () => {
    response.writeHead(200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    })
    file.pipe(response)
    resolve(true)
  })
  return promise
}
