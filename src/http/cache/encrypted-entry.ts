import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { RemoteEntry } from './remote-entries.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const LENGTH_BYTES = 4

/** A tag's time is null for Infinity, which JSON cannot represent. */
const Head = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  position: z.number(),
  dueAtMs: z.number().nullable(),
  tags: z.array(z.tuple([z.string(), z.number().nullable()])),
})

/**
 * Encrypts and authenticates the entry with a secret of 32 bytes and its cache key as associated data (AES-256-GCM, NIST SP 800-38D):
 * killed text cannot be read from Redis, and forged entries are rejected.
 */
export function encryptEntry(secret: Buffer, key: string, { response, tags }: RemoteEntry): Buffer {
  const { status, headers, position, nextDueMs, body } = response
  const head: z.infer<typeof Head> = {
    status,
    headers: { ...headers },
    position,
    dueAtMs: nextDueMs === null ? null : Date.now() + nextDueMs,
    tags: [...tags].map(([tag, publishedBy]) => [tag, Number.isFinite(publishedBy) ? publishedBy : null]),
  }
  const headBytes = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(headBytes.length)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(key))
  const encrypted = [cipher.update(length), cipher.update(headBytes), cipher.update(body), cipher.final()]
  return Buffer.concat([nonce, ...encrypted, cipher.getAuthTag()])
}

/** Null for bytes that were not encrypted with this secret and key, and for a response that a scheduled change has outdated. */
export function decryptEntry(secret: Buffer, key: string, bytes: Buffer): RemoteEntry | null {
  const opened = open(secret, key, bytes)
  if (opened === null) return null
  const bodyAt = LENGTH_BYTES + opened.readUInt32BE()
  const { status, headers, position, dueAtMs, tags } = Head.parse(
    JSON.parse(opened.toString('utf8', LENGTH_BYTES, bodyAt)),
  )
  const nextDueMs = dueAtMs === null ? null : dueAtMs - Date.now()
  if (nextDueMs !== null && nextDueMs <= 0) return null
  return {
    response: { status, headers, position, nextDueMs, body: opened.subarray(bodyAt), shareable: true },
    tags: new Map(tags.map(([tag, publishedBy]) => [tag, publishedBy ?? Infinity])),
  }
}

function open(secret: Buffer, key: string, bytes: Buffer): Buffer | null {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const end = bytes.length - TAG_BYTES
  try {
    const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(key))
      .setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()])
  } catch {
    return null
  }
}
