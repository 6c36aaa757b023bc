import { createServer } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticator, mintToken } from '../../src/auth/tokens.ts'

const SECRET = 'a secret of at least 32 characters for tests'
const ISSUER = 'https://id.example'
const AUDIENCE = 'tickertape'
const CLAIMS = { sub: 'editor', scope: 'articles:write', iss: ISSUER, aud: AUDIENCE }
const later = () => Math.floor(Date.now() / 1000) + 600

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('with a secret of ours', () => {
  const authenticate = authenticator({ secret: SECRET }, () => false)

  test.each([null, '', '  '])('%j is an anonymous reader', async (authorization) => {
    expect(await authenticate(authorization)).toEqual({ subject: null, scopes: new Set(), expiresAt: null })
  })

  test('a token tells who it is, what it may and until when', async () => {
    const viewer = await authenticate(
      `bearer  ${await mintToken(SECRET, 'editor', 'articles:write  sections:write', 600)} `,
    )
    expect(viewer).toMatchObject({ subject: 'editor', scopes: new Set(['articles:write', 'sections:write']) })
    expect(Math.abs((viewer.expiresAt?.getTime() ?? 0) / 1000 - later())).toBeLessThanOrEqual(2)
  })

  test('every token has an id of its own, and is refused once that is revoked', async () => {
    const tokens = [await mintToken(SECRET, 'editor', '', 600), await mintToken(SECRET, 'editor', '', 600)]
    const ids = await Promise.all(tokens.map(async (token) => (await authenticate(`Bearer ${token}`)).tokenId))
    expect(new Set(ids.filter((id) => id !== undefined)).size).toBe(2)
    const careful = authenticator({ secret: SECRET }, (id) => id === ids[0])
    await expect(careful(`Bearer ${tokens[0]}`)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    expect(await careful(`Bearer ${tokens[1]}`)).toMatchObject({ subject: 'editor' })
  })

  test('a token that was taken is refused once it has expired, or its id is revoked', async () => {
    const revoked = new Set<string>()
    const gateway = authenticator({ secret: SECRET }, (id) => revoked.has(id))
    const [brief, long] = [await mintToken(SECRET, 'editor', '', 30), await mintToken(SECRET, 'editor', '', 600)]
    const ids = await Promise.all([brief, long].map(async (token) => (await gateway(`Bearer ${token}`)).tokenId))
    revoked.add(ids[1] ?? '')
    await expect(gateway(`Bearer ${long}`)).rejects.toThrow('revoked')
    expect(await gateway(`Bearer ${brief}`)).toMatchObject({ subject: 'editor' })
    vi.setSystemTime(Date.now() + 31_000)
    await expect(gateway(`Bearer ${brief}`)).rejects.toThrow('expired')
  })

  test.each([
    ['a scheme without a token', async () => 'Bearer '],
    ['a token without "Bearer"', () => mintToken(SECRET, 'editor', '', 600)],
    ['a token that has expired', async () => `Bearer ${await mintToken(SECRET, 'editor', '', -1)}`],
    ['a token of another secret', async () => `Bearer ${await mintToken(`${SECRET}!`, 'editor', '', 600)}`],
    ['a token that never expires', async () => `Bearer ${await signed({ sub: 'editor' })}`],
    ['a token of nobody', async () => `Bearer ${await signed({ exp: later() })}`],
    [
      'a token whose scope is a list',
      async () => `Bearer ${await signed({ sub: 'a', exp: later(), scope: ['articles:write'] })}`,
    ],
  ])('%s is refused', async (_name, authorization) => {
    await expect(authenticate(await authorization())).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    })
  })

  const signed = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET))
})

describe('with the keys of an identity provider', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  let keys = [jwk]
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys })))
  let jwksUrl = ''
  beforeAll(async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    server.listen(0, '127.0.0.1', resolve)
    await promise
    const address = server.address()
    jwksUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/keys`
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const authenticate = async (token: string) =>
    authenticator({ jwksUrl, issuer: ISSUER, audience: AUDIENCE }, () => false)(`Bearer ${token}`)
  const authenticateUnless = async (revoked: string, token: string) =>
    authenticator({ jwksUrl, issuer: ISSUER, audience: AUDIENCE }, (id) => id === revoked)(`Bearer ${token}`)
  const signed = (claims: JWTPayload, key = privateKey, kid = 'one') =>
    new SignJWT({ exp: later(), ...CLAIMS, ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(key)

  test('a token that it has signed for us is taken', async () => {
    expect(await authenticate(await signed({}))).toMatchObject({
      subject: 'editor',
      scopes: new Set(['articles:write']),
    })
  })

  test('a token that it has signed is refused once its id is revoked here', async () => {
    expect(await authenticateUnless('another', await signed({ jti: 'of-the-provider' }))).toMatchObject({
      tokenId: 'of-the-provider',
    })
    await expect(authenticateUnless('of-the-provider', await signed({ jti: 'of-the-provider' }))).rejects.toMatchObject(
      {
        extensions: { code: 'UNAUTHENTICATED' },
        message: expect.stringContaining('revoked'),
      },
    )
  })

  test.each([
    ['by another issuer', () => signed({ iss: 'https://evil.example' })],
    ['for another audience', () => signed({ aud: 'shop' })],
    ['that has expired', () => signed({ exp: later() - 3_600 })],
    ['that is not valid yet', () => signed({ nbf: later() })],
    ['of a key that it does not have', async () => signed({}, (await generateKeyPair('RS256')).privateKey)],
    ['of a key by a name that it does not have', () => signed({}, privateKey, 'two')],
    ['of a secret', () => mintToken(SECRET, 'editor', 'articles:write', 600)],
    // Algorithm confusion: with the public key accepted as an HMAC secret, anyone could sign.
    [
      'signed with its public key as a secret',
      async () => {
        const secret = new TextEncoder().encode(await exportSPKI(publicKey))
        return new SignJWT({ exp: later(), ...CLAIMS }).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret)
      },
    ],
  ])('a token %s is refused', async (_name, token) => {
    await expect(authenticate(await token())).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  })

  test('a token of a key that it has withdrawn is refused after a while', async () => {
    const gateway = authenticator({ jwksUrl, issuer: ISSUER, audience: AUDIENCE }, () => false)
    const token = `Bearer ${await signed({ exp: later() + 36_000 })}`
    expect(await gateway(token)).toMatchObject({ subject: 'editor' })
    keys = []
    vi.setSystemTime(Date.now() + 3_600_000)
    await expect(gateway(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    keys = [jwk]
  })

  test('keys that cannot be fetched are no fault of the token', async () => {
    const away = authenticator({ jwksUrl: 'http://127.0.0.1:1/keys', issuer: null, audience: null }, () => false)
    await expect(away(`Bearer ${await signed({})}`)).rejects.not.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    })
  })
})
