import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { unauthenticated } from '../../schema/errors.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'

/** How tokens are verified: with a shared secret (HS256), or with the JSON Web Key Set of an identity provider. */
export type TokenKeys =
  | { readonly secret: string }
  | { readonly jwksUrl: string; readonly issuer: string | null; readonly audience: string | null }

/** Verifies an `Authorization` header or its equivalent in `connectionParams`. None, or an empty one, is anonymous. */
export type Authenticate = (authorization: string | null) => Promise<Viewer>

const Claims = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  scope: z.string().default(''),
  jti: z.string().optional(),
})

/** The returned function throws UNAUTHENTICATED with the reason if the token is not valid now. */
export function authenticator(keys: TokenKeys, isRevoked: (id: string) => boolean): Authenticate {
  const verify = verifier(keys)
  return async (authorization) => {
    const given = authorization?.trim()
    if (!given) return ANONYMOUS
    const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(given) ?? []
    if (token === undefined)
      throw unauthenticated('The authorization must be "Bearer" and a token (a JWT). npm run token signs one.')
    try {
      const { sub, exp, scope, jti } = Claims.parse(await verify(token))
      if (jti !== undefined && isRevoked(jti)) throw unauthenticated('The token has been revoked. Get a new one.')
      return {
        subject: sub,
        scopes: new Set(scope.split(' ').filter(Boolean)),
        expiresAt: new Date(exp * 1000),
        ...(jti !== undefined && { tokenId: jti }),
      }
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired. Get a new one.')
      // If the key set cannot be fetched, the token is not at fault.
      if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error
      throw unauthenticated('The token is invalid: check its signature, issuer, audience and claims (sub, exp).')
    }
  }
}

function verifier(keys: TokenKeys): (token: string) => Promise<unknown> {
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
