import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { isUnavailable } from '../../db/connection/errors.ts'
import { postgres } from '../../db/connection/postgres.ts'
import { openWire } from '../audit/services/wire.ts'
import { servers } from '../backends.ts'

const LIMITS = { maxConnections: 1, connectTimeoutMs: 500, statementTimeoutMs: 300 }

describe.runIf(servers !== null)('a Postgres server that cannot be asked', () => {
  async function openBehindWire() {
    const address = new URL(process.env.TEST_DATABASE_URL ?? '')
    await using opened = new AsyncDisposableStack()
    const wire = opened.use(await openWire(Number(address.port || 5432)))
    address.port = String(wire.port)
    const database = postgres(address.href, LIMITS, () => {})
    const ask = () => sql`select 1`.execute(database.query)
    await ask()
    const parts = opened.move()
    return { wire, database, ask, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  }
  const failure = (asked: Promise<unknown>) => asked.then(() => null, isUnavailable)

  test.each(['strand', 'stall', 'refuse', 'cut'] as const)(
    '%s: whoever asks is told so, and may try again',
    async (fault) => {
      await using opened = await openBehindWire()
      const { wire, database, ask } = opened
      if (fault === 'strand' || fault === 'cut') wire[fault]()
      else wire.turn(fault)
      if (fault === 'refuse') wire.cut()
      const asked = await failure(ask())
      // One that was only cut may have another connection by now.
      expect(asked).not.toBe(false)
      if (fault !== 'cut') expect(asked).toBe(true)
      await database[Symbol.asyncDispose]()
    },
  )

  test('so is who asks one that was closed', async () => {
    await using opened = await openBehindWire()
    await opened.database[Symbol.asyncDispose]()
    expect(await failure(opened.ask())).toBe(true)
  })
})

test('a connection that the operating system reports as broken is a database that is away, not an SQLSTATE', () => {
  for (const code of ['EPIPE', 'ECONNRESET']) {
    expect(isUnavailable(Object.assign(new Error(`write ${code}`), { code }))).toBe(true)
  }
})
