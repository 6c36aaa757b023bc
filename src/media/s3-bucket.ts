import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { type Bucket, BucketAway, checkFolder, checkKey } from './bucket.ts'

export interface S3Options {
  /** Of the bucket, or of a prefix in it, path-style: `https://s3.eu-central-1.amazonaws.com/pictures`. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly timeoutMs: number
}

const RETRIES = 2

/** A bucket of an S3-compatible service: Amazon S3, MinIO, Ceph, R2 and others. */
export function s3Bucket({ url, timeoutMs, ...credentials }: S3Options): Bucket {
  const client = new AwsClient({ ...credentials, service: 's3', retries: RETRIES })
  const root = url.replace(/\/+$/, '')
  const { origin, pathname } = new URL(root)
  const [, bucket = '', prefix = ''] = /^\/([^/]+)\/?(.*)$/.exec(pathname) ?? []

  async function send(address: string, init: RequestInit, accepted: readonly number[]): Promise<Response> {
    const answer = await client
      .fetch(address, { ...init, signal: AbortSignal.timeout(timeoutMs) })
      .catch((cause: unknown) => {
        throw new BucketAway('the bucket cannot be reached', { cause })
      })
    if (accepted.includes(answer.status)) return answer
    await answer.body?.cancel()
    throw new BucketAway(`the bucket answered ${answer.status} to ${init.method}`)
  }

  /** At most a thousand of the keys in a folder, as the service names them. */
  async function keysIn(folder: string): Promise<readonly string[]> {
    const under = `${prefix === '' ? '' : `${prefix}/`}${folder}/`
    const query = new URLSearchParams({ 'list-type': '2', prefix: under })
    const answer = await send(`${origin}/${bucket}?${query}`, { method: 'GET' }, [200])
    // Our keys have no character that XML escapes.
    return [...(await answer.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].flatMap(([, key = '']) =>
      key.startsWith(under) ? [key] : [],
    )
  }

  return {
    async put(key, bytes, type) {
      const body = new Uint8Array(bytes)
      const digest = createHash('sha256').update(body).digest('hex')
      const headers = { 'content-type': type, 'x-amz-content-sha256': digest }
      const answer = await send(`${root}/${checkKey(key)}`, { method: 'PUT', headers, body }, [200])
      await answer.body?.cancel()
    },
    async get(key) {
      const answer = await send(`${root}/${checkKey(key)}`, { method: 'GET' }, [200, 404])
      if (answer.status === 200) return Buffer.from(await answer.arrayBuffer())
      await answer.body?.cancel()
      return null
    },
    async deleteFolder(folder) {
      checkFolder(folder)
      for (let keys = await keysIn(folder); keys.length > 0; keys = await keysIn(folder)) {
        for (const key of keys)
          await (await send(`${origin}/${bucket}/${key}`, { method: 'DELETE' }, [200, 204])).text()
      }
    },
  }
}
