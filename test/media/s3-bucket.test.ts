import { describe, expect, test } from 'vitest'
import { s3Bucket } from '../../src/media/s3-bucket.ts'
import { bucketContract } from '../contract/bucket.ts'
import { CREDENTIALS, openS3Server } from './s3-server.ts'

const open =
  (prefix = '') =>
  async () => {
    const server = await openS3Server()
    const bucket = s3Bucket({ ...CREDENTIALS, url: `${server.url}${prefix}`, timeoutMs: 5_000 })
    return { bucket, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  }

describe('a bucket of an S3-compatible service', () => bucketContract(open()))

describe('a bucket under a prefix of an S3-compatible service', () => {
  bucketContract(open('/news/desk/'))

  test('has its files under the prefix', async () => {
    await using opened = await open('/news/desk/')()
    await opened.bucket.put('ab/file.jpg', Buffer.from('x'), 'image/jpeg')
    expect([...opened.server.files.keys()]).toEqual(['news/desk/ab/file.jpg'])
  })
})

test('a service that is away, or that does not accept the secret, is an error and never a missing file', async () => {
  await using opened = await open()()
  await opened.bucket.put('ab/file.jpg', Buffer.from('x'), 'image/jpeg')
  const stranger = s3Bucket({ ...CREDENTIALS, secretAccessKey: 'wrong', url: opened.server.url, timeoutMs: 5_000 })
  opened.server.away = true
  await expect(opened.bucket.get('ab/file.jpg')).rejects.toThrow('answered 503 to GET')
  await expect(opened.bucket.put('ab/file.jpg', Buffer.from('y'), 'image/jpeg')).rejects.toThrow('answered 503')
  await expect(opened.bucket.deleteFolder('ab')).rejects.toThrow('answered 503')
  opened.server.away = false
  await expect(stranger.get('ab/file.jpg')).rejects.toThrow('answered 403 to GET')
  expect(await opened.bucket.get('ab/file.jpg')).toEqual(Buffer.from('x'))
})
