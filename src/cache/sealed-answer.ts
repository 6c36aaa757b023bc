import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SharedAnswer } from './shared-answers.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const SEAL_BYTES = 16
const LENGTH_BYTES = 4

/** JSON has no infinite times. */
const Head = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  position: z.number(),
  dueAtMs: z.number().nullable(),
  tags: z.array(z.tuple([z.string(), z.number().nullable()])),
})

/**
 * The answer as bytes that only who has the secret (32 bytes) can read or make, and only for this key (AES-256-GCM, NIST
 * SP 800-38D): what was killed is not to be found in them, and a foreign answer is none.
 */
export function seal(secret: Buffer, key: string, { answer, tags }: SharedAnswer): Buffer {
  const { status, headers, position, nextDueMs, body } = answer
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
  const sealed = [cipher.update(length), cipher.update(headBytes), cipher.update(body), cipher.final()]
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()])
}

/** Null for what this secret and key did not seal, and for an answer that time has changed by now. */
export function unseal(secret: Buffer, key: string, bytes: Buffer): SharedAnswer | null {
  const opened = open(secret, key, bytes)
  if (opened === null) return null
  const bodyAt = LENGTH_BYTES + opened.readUInt32BE()
  const { status, headers, position, dueAtMs, tags } = Head.parse(
    JSON.parse(opened.toString('utf8', LENGTH_BYTES, bodyAt)),
  )
  const nextDueMs = dueAtMs === null ? null : dueAtMs - Date.now()
  if (nextDueMs !== null && nextDueMs <= 0) return null
  return {
    answer: { status, headers, position, nextDueMs, body: opened.subarray(bodyAt), shareable: true },
    tags: new Map(tags.map(([tag, publishedBy]) => [tag, publishedBy ?? Infinity])),
  }
}

function open(secret: Buffer, key: string, bytes: Buffer): Buffer | null {
  if (bytes.length < NONCE_BYTES + SEAL_BYTES) return null
  const end = bytes.length - SEAL_BYTES
  try {
    const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(key))
      .setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()])
  } catch {
    return null
  }
}
