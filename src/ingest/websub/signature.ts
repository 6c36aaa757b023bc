import { createHmac, timingSafeEqual } from 'node:crypto'

const METHODS = ['sha256', 'sha384', 'sha512', 'sha1']

/** Whether the hub has signed the body (WebSub, section 8: `X-Hub-Signature: sha256=…`). */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method = '', hex = ''] = /^(sha\d{1,3})=([0-9a-f]{40,128})$/i.exec(header?.trim() ?? '') ?? []
  if (!METHODS.includes(method.toLowerCase())) return false
  const expected = createHmac(method, secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
