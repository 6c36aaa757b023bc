import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import { postgres } from '../../db/connection/postgres.ts'
import { servers } from '../backends.ts'

const LIMITS = { maxConnections: 6, connectTimeoutMs: 300, statementTimeoutMs: 10_000 }
const MOST_SHARED = 2

describe.runIf(servers !== null)('statements that share connections of a Postgres server', () => {
  async function open() {
    if (!servers) throw new Error('this test needs a server')
    await using opened = new AsyncDisposableStack()
    const backend = opened.use(await servers.open())
    const database = opened.use(postgres(backend.env.DATABASE_URL ?? '', LIMITS, () => {}))
    const parts = opened.move()
    return { database, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  }

  const one = async <Row>(database: Database, statement: RawBuilder<Row>) =>
    (await statement.execute(database.reads)).rows[0]
  const asked = (number: number) => sql<{ number: number; pid: number }>`
    select ${number}::int as number, pg_backend_pid() as pid, pg_sleep(0.005)`

  test('each is answered what it asked, over a part of the connections, and the rest is left to others', async () => {
    await using opened = await open()
    const { database } = opened
    const answers = Promise.all(Array.from({ length: 60 }, (_, number) => one(database, asked(number))))
    const others = Promise.all(
      Array.from({ length: LIMITS.maxConnections - MOST_SHARED }, () =>
        database.query.transaction().execute(async (tx) => {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
          await sql`select pg_sleep(0.1)`.execute(tx)
          return rows[0]?.pid
        }),
      ),
    )
    expect((await answers).map((answer) => answer?.number)).toEqual(Array.from({ length: 60 }, (_, number) => number))
    const pids = new Set((await answers).map((answer) => answer?.pid))
    expect(pids.size).toBe(MOST_SHARED)
    expect((await others).filter((pid) => pids.has(pid))).toEqual([])
  })

  test('nothing waits behind one that is slow', async () => {
    await using opened = await open()
    const { database } = opened
    const ended: string[] = []
    const slow = Array.from({ length: MOST_SHARED }, () =>
      one(database, sql`select pg_sleep(3)`).then(() => ended.push('slow')),
    )
    await sleep(700)
    await Promise.all([1, 2, 3].map((number) => one(database, asked(number)).then(() => ended.push('quick'))))
    await Promise.all(slow)
    expect(ended).toEqual(['quick', 'quick', 'quick', 'slow', 'slow'])
  })

  test('one that fails takes no other with it', async () => {
    await using opened = await open()
    const { database } = opened
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, number) => one(database, sql`select ${60}::int / ${number % 3}::int as number`)),
    )
    expect(outcomes.map(({ status }, number) => (status === 'rejected') === (number % 3 === 0))).not.toContain(false)
  })

  test('queries on a lost connection are rejected, and the next uses another', async () => {
    await using opened = await open()
    const { database } = opened
    const sleeping = Array.from({ length: 10 }, () =>
      one(database, sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(5)`).then(
        () => null,
        (error: unknown) => error,
      ),
    )
    const sleepers = sql`from pg_stat_activity
      where query like '%pg_sleep(5)%' and datname = current_database() and pid <> pg_backend_pid()`
    const asleep = async () => (await sql`select pid ${sleepers}`.execute(database.query)).rows
    await expect.poll(asleep).toHaveLength(MOST_SHARED)
    // Once: one that was killed before the other slept would make them three.
    await sql`select pg_terminate_backend(pid) ${sleepers}`.execute(database.query)
    for (const error of await Promise.all(sleeping)) expect(isUnavailable(error)).toBe(true)
    expect((await one(database, asked(7)))?.number).toBe(7)
  })

  test('where all connections are taken it waits for one, for as long as others do, and then asks anew', async () => {
    await using opened = await open()
    const { database } = opened
    const held = Promise.withResolvers<void>()
    let holders = 0
    const holding = Array.from({ length: LIMITS.maxConnections }, () =>
      database.query.connection().execute(async () => {
        holders++
        await held.promise
      }),
    )
    await expect.poll(() => holders).toBe(LIMITS.maxConnections)
    const inVain = await Promise.allSettled([1, 2, 3].map((number) => one(database, asked(number))))
    expect(inVain.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    const waiting = Promise.all([1, 2, 3].map((number) => one(database, asked(number))))
    held.resolve()
    expect((await waiting).map((answer) => answer?.number)).toEqual([1, 2, 3])
    await Promise.all(holding)
  })

  test('none of them begins a transaction', async () => {
    await using opened = await open()
    const begun = opened.database.reads.transaction().execute(async () => {})
    await expect(begun).rejects.toThrow('no transactions')
    expect((await one(opened.database, asked(1)))?.number).toBe(1)
  })
})
