import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { unauthenticated } from '../../schema/errors.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'

/** How tokens are verified: with a shared secret (HS256), or with the JSON Web Key Set of an identity provider. */
export type TokenKeys =
  | { readonly secret: string }
  | { readonly jwksUrl: string; readonly issuer: string | null; readonly audience: string | null }

/** Verifies an `Authorization` header or its equivalent in `connectionParams`. None, or an empty one, is anonymous. */
export type Authenticate = (authorization: string | null) => Promise<Viewer>

/** The end of the year 9999: later times are no dates. */
const MAX_EXP = 253_402_300_799

const Claims = z.object({
  sub: z.string().min(1),
  exp: z.number().min(0).max(MAX_EXP),
  scope: z.string().default(''),
  jti: z.string().optional(),
})

const MAX_VERIFIED_TOKENS = 1_000
/** After this a token is verified again, with the keys that the identity provider has by then. */
const VERIFIED_FOR_MS = 60_000

/**
 * The returned function throws UNAUTHENTICATED with the reason if the token is not valid now. The signature of a token is verified
 * once a minute; whether it has expired or was revoked is checked each time.
 */
export function authenticator(keys: TokenKeys, isRevoked: (id: string) => boolean): Authenticate {
  const verify = verifier(keys)
  const verified = new LRUCache<string, { readonly viewer: Viewer; readonly untilMs: number }>({
    max: MAX_VERIFIED_TOKENS,
  })
  const viewerOf = async (token: string): Promise<Viewer> => {
    const known = verified.get(token)
    const nowMs = Date.now()
    if (known && nowMs < known.untilMs) return known.viewer
    const viewer = viewerFrom(await claimsOf(token, verify))
    verified.set(token, { viewer, untilMs: nowMs + VERIFIED_FOR_MS })
    return viewer
  }
  return async (authorization) => {
    const given = authorization?.trim()
    if (!given) return ANONYMOUS
    const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(given) ?? []
    if (token === undefined)
      throw unauthenticated('The authorization must be "Bearer" and a token (a JWT). npm run token signs one.')
    const viewer = await viewerOf(token)
    const { tokenId, expiresAt } = viewer
    if (expiresAt && expiresAt <= new Date()) throw unauthenticated('The token has expired. Get a new one.')
    if (tokenId !== undefined && isRevoked(tokenId)) throw unauthenticated('The token has been revoked. Get a new one.')
    return viewer
  }
}

async function claimsOf(token: string, verify: Verify): Promise<z.infer<typeof Claims>> {
  try {
    return Claims.parse(await verify(token))
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired. Get a new one.')
    // If the key set cannot be fetched, the token is not at fault.
    if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error
    throw unauthenticated('The token is invalid: check its signature, issuer, audience and claims (sub, exp).')
  }
}

function viewerFrom({ sub, exp, scope, jti }: z.infer<typeof Claims>): Viewer {
  return {
    subject: sub,
    scopes: new Set(scope.split(' ').filter(Boolean)),
    expiresAt: new Date(exp * 1000),
    ...(jti !== undefined && { tokenId: jti }),
  }
}

type Verify = (token: string) => Promise<unknown>

function verifier(keys: TokenKeys): Verify {
  if ('secret' in keys) {
    // Imported once: jose would import a secret for every token.
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    const key = crypto.subtle.importKey('raw', new TextEncoder().encode(keys.secret), hmac, false, ['verify'])
    return async (token) => (await jwtVerify(token, await key, { algorithms: ['HS256'] })).payload
  }
  const { issuer, audience } = keys
  const jwks: JWTVerifyGetKey = createRemoteJWKSet(new URL(keys.jwksUrl), { timeoutDuration: 5_000 })
  return async (token) => {
    const { payload } = await jwtVerify(token, jwks, {
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      ...(issuer !== null && { issuer }),
      ...(audience !== null && { audience }),
    })
    return payload
  }
}

/** Signs a token with the shared secret, and gives it an id of its own. */
export function mintToken(secret: string, subject: string, scope: string, ttlSeconds: number): Promise<string> {
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(randomUUID())
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSeconds)
    .sign(new TextEncoder().encode(secret))
}
