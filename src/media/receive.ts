import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { graphqlError } from '../../schema/errors.ts'

/** A received file on disk, with its SHA-256. Disposal deletes it. */
export interface ReceivedFile extends AsyncDisposable {
  readonly file: string
  readonly digest: string
}

/**
 * Writes the body of a request to a temporary file, so that memory does not grow with it.
 * @throws PAYLOAD_TOO_LARGE beyond `maxBytes`, BAD_REQUEST for an empty body, UNSUPPORTED_MEDIA_TYPE for a form
 */
export async function receive(request: IncomingMessage, maxBytes: number): Promise<ReceivedFile> {
  if (/^multipart\//i.test(request.headers['content-type'] ?? '')) {
    throw graphqlError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Send the file itself as the body, not a form: curl --data-binary @picture.jpg.',
    )
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  await using parts = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-upload-'))
  parts.defer(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'body')
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    request,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(file, { mode: 0o600 }),
  )
  if (bytes === 0)
    throw graphqlError('BAD_REQUEST', 'The body is empty. Send the file itself as the body, not as a form.')
  const deleted = parts.move()
  return { file, digest: hash.digest('hex'), [Symbol.asyncDispose]: () => deleted.disposeAsync() }
}

function tooLarge(maxBytes: number) {
  return graphqlError('PAYLOAD_TOO_LARGE', `The file is larger than ${maxBytes} bytes. Send a smaller one.`)
}
