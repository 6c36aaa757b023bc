import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/connection/database.ts'
import { listTokens, recordToken } from '../../db/tokens/issued-tokens.ts'
import { forgetTokens, readRevocations, revokeToken } from '../../db/tokens/revoked-tokens.ts'
import { backends } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

const LATER = new Date('2100-01-01T00:00:00Z')

describe.each(backends)('on $name', (backend) => {
  const opened = new AsyncDisposableStack()
  let database: Database
  beforeAll(async () => {
    database = opened.use(await openMigrated(opened.use(await backend.open())))
  })
  afterAll(() => opened.disposeAsync())

  const issued = (id: string, expiresAt = LATER) =>
    recordToken(database.query, { id, subject: 'editor', scope: 'articles:write', expiresAt })
  const revoked = async () => (await readRevocations(database.query, null))?.ids ?? new Set()

  test('the revoked ids are read again only if there is another one', async () => {
    await issued('one')
    await issued('two')
    const before = await readRevocations(database.query, null)
    expect(await readRevocations(database.query, before?.version ?? null)).toBeNull()
    await revokeToken(database.query, 'one')
    const after = await readRevocations(database.query, before?.version ?? null)
    expect([...(after?.ids ?? [])]).toEqual(['one'])
  })

  test('concurrent revocations are all read, whichever commits first', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => `together-${at}`)
    await Promise.all(ids.map((id) => revokeToken(database.query, id)))
    expect([...(await revoked())].filter((id) => ids.includes(id)).sort()).toEqual(ids.toSorted())
  })

  test('a token that is recorded after it was revoked stays revoked, and one revoked twice keeps its time', async () => {
    await revokeToken(database.query, 'early')
    const at = async () => (await listTokens(database.query)).find(({ id }) => id === 'early')?.revokedAt
    const first = await at()
    await issued('early')
    await revokeToken(database.query, 'early')
    expect(first).toBeInstanceOf(Date)
    expect(await at()).toEqual(first)
  })

  test('expired tokens are forgotten, the revoked ones in memory too, and those of unknown expiry never', async () => {
    await issued('over', new Date('2020-01-01T00:00:00Z'))
    await issued('over-unrevoked', new Date('2020-01-01T00:00:00Z'))
    await revokeToken(database.query, 'over')
    await revokeToken(database.query, 'unknown')
    const before = await readRevocations(database.query, null)
    expect([before?.ids.has('over'), before?.ids.has('unknown')]).toEqual([false, true])
    await forgetTokens(database.query)
    expect(await readRevocations(database.query, before?.version ?? null)).not.toBeNull()
    const ids = (await listTokens(database.query)).map(({ id }) => id)
    expect([ids.includes('over'), ids.includes('over-unrevoked'), ids.includes('unknown')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('a hundred thousand revoked tokens are the most', async () => {
    await sql`insert into token (id, revoked_at) select 'many-' || n, now() from generate_series(1, 100000) n`.execute(
      database.query,
    )
    expect(await revokeToken(database.query, 'one-more')).toBe(false)
    expect((await revoked()).has('one-more')).toBe(false)
  })
})
