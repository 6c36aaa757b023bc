import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { PreviewLink, PreviewLinks } from '../../schema/preview/preview-links.ts'

const ID_BYTES = 16
const TIME_BYTES = 6
/** The ids of the link and of the article, and the time of its expiry. */
const NAMED_BYTES = 2 * ID_BYTES + TIME_BYTES

/** `secret`: the gateway's own, which no token of a viewer is signed with, so that neither can be taken for the other. */
export function previewLinks(secret: string, maxSeconds: number): PreviewLinks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'preview links', 32))
  const signed = (named: Buffer) =>
    `${named.toString('base64url')}.${createHmac('sha256', key).update(named).digest('base64url')}`
  return {
    maxSeconds,
    sign: (link) => signed(encode(link)),
    verify(token) {
      const named = Buffer.from(token.split('.')[0] ?? '', 'base64url')
      // The whole text is compared: several texts decode to the same bytes.
      if (named.length !== NAMED_BYTES || !equal(token, signed(named))) return null
      const link = decode(named)
      return Date.now() < link.expiresAt.getTime() ? link : null
    },
  }
}

function encode({ id, articleId, expiresAt }: PreviewLink): Buffer {
  const named = Buffer.alloc(NAMED_BYTES)
  named.write((id + articleId).replaceAll('-', ''), 'hex')
  named.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 2 * ID_BYTES, TIME_BYTES)
  return named
}

function decode(named: Buffer): PreviewLink {
  const idAt = (at: number) =>
    named.toString('hex', at, at + ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const expiresAt = new Date(named.readUIntBE(2 * ID_BYTES, TIME_BYTES) * 1000)
  return { id: idAt(0), articleId: idAt(ID_BYTES), expiresAt }
}

function equal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
