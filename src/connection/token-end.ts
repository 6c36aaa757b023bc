import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { RevokedTokens } from '../auth/revoked-tokens.ts'
import { atExpiry } from './token-expiry.ts'

export type TokenEnd = 'token expired' | 'token revoked'

/** Calls `ended` once, when the viewer's token expires or is revoked, unless disposed of first. */
export function atTokenEnd(
  { expiresAt, tokenId }: Viewer,
  revoked: Pick<RevokedTokens, 'watch'>,
  ended: (reason: TokenEnd) => void,
): Disposable {
  const held = new DisposableStack()
  let isOver = false
  const end = (reason: TokenEnd) => {
    if (!isOver) ended(reason)
    isOver = true
  }
  if (expiresAt) held.use(atExpiry(expiresAt, () => end('token expired')))
  if (tokenId !== undefined) held.use(revoked.watch(tokenId, () => end('token revoked')))
  return held
}
