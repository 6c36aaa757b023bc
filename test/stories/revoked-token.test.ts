import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { revokeToken } from '../../db/tokens/revoked-tokens.ts'
import { backends, servers } from '../backends.ts'
import { type Newsroom, openNewsroom, openOn } from '../newsroom.ts'
import { openDatabase, openMigrated } from '../open-database.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

const LIVE = 'subscription { latestNews { cursor } }'
const REVOKE = 'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { id } }'

function idOf(token: string): string {
  const [, claims = ''] = token.split('.')
  return String(JSON.parse(Buffer.from(claims, 'base64url').toString()).jti)
}

/** A socket and an event stream of this token, both subscribed. */
async function openBoth(url: string, token: string, opened: AsyncDisposableStack) {
  const authorization = `Bearer ${token}`
  const socket = opened.use(await openSocket(url, { init: { authorization } }))
  socket.send(subscribe('1', LIVE))
  socket.send({ type: 'ping' })
  await socket.frame('pong')
  const stream = opened.use(await openStream(url, { query: LIVE, headers: { authorization } }))
  return { socket, stream }
}

async function viewerOf(url: string, token: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${url}/graphql?query={viewer{subject}}`, { headers })).json()
}

const REFUSED = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }

async function revokeThrough(newsroom: Newsroom, token: string): Promise<void> {
  const { errors } = await newsroom.post(REVOKE, { input: { id: idOf(token) } }, await newsroom.token('tokens:write'))
  expect(errors).toBe(undefined)
}

describe.each(backends)('on $name', (backend) => {
  test('a revoked token is refused at once, and its open streams are closed; those of other tokens stay', async () => {
    await using newsroom = await openNewsroom(backend)
    await using opened = new AsyncDisposableStack()
    const [revoked, other] = [await newsroom.token('articles:draft'), await newsroom.token('articles:draft')]
    const { socket, stream } = await openBoth(newsroom.url, revoked, opened)
    const beside = await openBoth(newsroom.url, other, opened)
    await revokeThrough(newsroom, revoked)
    expect(await viewerOf(newsroom.url, revoked)).toMatchObject(REFUSED)
    expect(await viewerOf(newsroom.url, other)).toEqual({ data: { viewer: { subject: 'editor' } } })
    expect(await socket.closed).toEqual({ code: 4403, reason: 'token revoked: resume with a new one' })
    expect(socket.heard.map(({ type }) => type)).not.toContain('complete')
    expect(await stream.next()).toBeNull()
    await newsroom.publish()
    expect(await beside.socket.frame('next', '1')).toMatchObject({ id: '1' })
    expect(await beside.stream.next()).toMatchObject({ event: 'next' })
    using again = await openSocket(newsroom.url, { init: { authorization: `Bearer ${revoked}` } })
    expect((await again.closed).code).toBe(4403)
  })

  test('only a token with the scope lists and revokes tokens', async () => {
    await using newsroom = await openNewsroom(backend)
    const input = { id: 'any' }
    const codes = async (token: string | null) =>
      [await newsroom.post(REVOKE, { input }, token), await newsroom.post('{ tokens { id } }', {}, token)].map(
        ({ errors }) => errors?.[0]?.extensions.code,
      )
    expect(await codes(null)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
    expect(await codes(await newsroom.token('articles:write sections:write'))).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    expect(await codes(await newsroom.token('tokens:write'))).toEqual([undefined, undefined])
    const { errors } = await newsroom.post(REVOKE, { input: { id: '' } }, await newsroom.token('tokens:write'))
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('a gateway that cannot read the revoked tokens does not start', async () => {
    await using opened = await backend.open()
    {
      await using database = await openMigrated(opened)
      await sql`alter table token_revocation rename to elsewhere`.execute(database.query)
    }
    await expect(openOn(opened)).rejects.toThrow('The list of revoked tokens cannot be read')
  })
})

describe.runIf(servers !== null)('two gateways on one Postgres', () => {
  test.each([
    ['with Redis', {}],
    ['without Redis', { REDIS_URL: 'redis://127.0.0.1:1' }],
  ])('a token that is revoked on one is refused by the other, and its streams there are closed, %s', async (_, env) => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers, env)
    await using other = await openOn(newsroom.backend, env)
    await using opened = new AsyncDisposableStack()
    const token = await newsroom.token('articles:draft')
    const { socket, stream } = await openBoth(other.url, token, opened)
    await revokeThrough(newsroom, token)
    expect((await socket.closed).code).toBe(4403)
    expect(await stream.next()).toBeNull()
    expect(await viewerOf(other.url, token)).toMatchObject(REFUSED)
  })

  test('a token that is revoked in the database alone is refused by both', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers)
    await using other = await openOn(newsroom.backend)
    await using database = await openDatabase(newsroom.backend)
    await using opened = new AsyncDisposableStack()
    const token = await newsroom.token('articles:draft')
    const streams = [await openBoth(newsroom.url, token, opened), await openBoth(other.url, token, opened)]
    await revokeToken(database.query, idOf(token))
    for (const { socket } of streams) expect((await socket.closed).code).toBe(4403)
  })
})
