import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'

const FOLDER = new URL('../../db/seed/pictures/', import.meta.url)

/** Serves a picture of the demo newsroom by file name. Resolves to false if there is none. */
export async function servePicture(name: string, response: ServerResponse): Promise<boolean> {
  // Excludes path traversal: no separator, and no dot except that of the extension.
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
