import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = 3
export const CREDENTIALS = { region: 'eu-south-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret of the test' }

export interface S3Server extends AsyncDisposable {
  /** The URL of the bucket. */
  readonly url: string
  readonly files: ReadonlyMap<string, Buffer>
  /** Answers 503 to everything while true. */
  away: boolean
}

/**
 * The part of Amazon S3 that a bucket uses: objects by path, ListObjectsV2 with pages, and Signature Version 4, which it verifies
 * as the specification describes it, the digest of the body included.
 */
export async function openS3Server(): Promise<S3Server> {
  const files = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (state.away) return response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
    if (!isSigned(request, body))
      return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    const [, bucket, key] = /^\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
    if (bucket !== 'pictures') return response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>')
    if (key === '' && request.method === 'GET') {
      const keys = [...files.keys()].filter((one) => one.startsWith(searchParams.get('prefix') ?? '')).sort()
      const contents = keys.slice(0, PAGE).map((one) => `<Contents><Key>${one}</Key><Size>1</Size></Contents>`)
      const head = `<KeyCount>${contents.length}</KeyCount><IsTruncated>${keys.length > PAGE}</IsTruncated>`
      return response.writeHead(200).end(`<ListBucketResult>${head}${contents.join('')}</ListBucketResult>`)
    }
    const file = files.get(key ?? '')
    if (request.method === 'PUT') files.set(key ?? '', body)
    if (request.method === 'DELETE') files.delete(key ?? '')
    if (request.method === 'GET' && !file) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
    return response.writeHead(request.method === 'DELETE' ? 204 : 200).end(request.method === 'GET' ? file : '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const state: S3Server = {
    url: `http://127.0.0.1:${port}/pictures`,
    files,
    away: false,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return state
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** AWS Signature Version 4, from its specification: canonical request, string to sign, signing key. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const given = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  const [, id, day = '', region, signed = '', signature] = given ?? []
  const digest = String(headers['x-amz-content-sha256'])
  if (id !== CREDENTIALS.accessKeyId || region !== CREDENTIALS.region) return false
  if (body.length > 0 && digest !== createHash('sha256').update(body).digest('hex')) return false
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const encoded = [...searchParams].map((pair) => pair.map((part) => encodeURIComponent(part)).join('='))
  const values = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, pathname, encoded.sort().join('&'), values.join(''), signed, digest].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const hashed = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashed].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${CREDENTIALS.secretAccessKey}`,
  )
  return createHmac('sha256', key).update(text).digest('hex') === signature
}
