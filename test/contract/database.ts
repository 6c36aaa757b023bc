import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../db/connection/database.ts'
import { migrate } from '../../db/connection/migrate.ts'

/** The contract of every database. */
export function databaseContract(open: () => Promise<Database & AsyncDisposable>): void {
  test('big numbers come as numbers, times as dates, JSON as objects, lists as arrays', async () => {
    await using database = await open()
    const { rows } = await sql`select 9007199254740991::int8 as whole, count(*) as counted, 7::int2 as small,
      timestamptz '2026-01-06T18:30:00.123Z' as at, '{"a": [1, null]}'::jsonb as json, array['x', 'y'] as list,
      true as yes, null::text as nothing, 0.5::float8 as half`.execute(database.query)
    expect(rows).toEqual([
      {
        whole: 9_007_199_254_740_991,
        counted: 1,
        small: 7,
        at: new Date('2026-01-06T18:30:00.123Z'),
        json: { a: [1, null] },
        list: ['x', 'y'],
        yes: true,
        nothing: null,
        half: 0.5,
      },
    ])
  })

  test('dates, numbers, lists and JSON go in as they come out', async () => {
    await using database = await open()
    const at = new Date('2026-03-29T01:30:00.250Z')
    const { rows } = await sql`select ${at}::timestamptz as at, ${['a', 'b"c,{}']}::text[] as list,
      ${JSON.stringify({ è: '“”' })}::jsonb as json, ${9_007_199_254_740_991}::int8 as whole`.execute(database.query)
    expect(rows).toEqual([{ at, list: ['a', 'b"c,{}'], json: { è: '“”' }, whole: 9_007_199_254_740_991 }])
  })

  test('a script that fails leaves nothing behind', async () => {
    await using database = await open()
    await expect(database.script('create table kept (a int); insert into missing values (1);')).rejects.toThrow()
    const { rows } = await sql`select to_regclass('kept') as kept`.execute(database.query)
    expect(rows).toEqual([{ kept: null }])
  })

  test('a transaction that fails leaves nothing behind, one that succeeds all of it', async () => {
    await using database = await open()
    await database.script('create table note (text text)')
    const write = (text: string, fail: boolean) =>
      database.query.transaction().execute(async (tx) => {
        await sql`insert into note values (${text}), (${text})`.execute(tx)
        if (fail) throw new Error('changed my mind')
      })
    await expect(write('lost', true)).rejects.toThrow('changed my mind')
    await write('kept', false)
    const { rows } = await sql`select text from note`.execute(database.query)
    expect(rows).toEqual([{ text: 'kept' }, { text: 'kept' }])
  })

  test('work that must be alone gives its result and its failure on, and frees its place after both', async () => {
    await using database = await open()
    await expect(database.exclusively(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await database.exclusively(async () => 'done')).toBe('done')
  })

  test('migrations are applied once, however often and however many ask at the same time', async () => {
    await using database = await open()
    await migrate(database)
    expect(await Promise.all([migrate(database), migrate(database), migrate(database)])).toEqual([[], [], []])
  })

  test('a database of a newer version is refused by the name of what is not known', async () => {
    await using database = await open()
    await migrate(database)
    await sql`insert into migration (name) values ('9999-holograms.sql')`.execute(database.query)
    await expect(migrate(database)).rejects.toThrow(/newer Tickertape \(9999-holograms\.sql\)/)
  })
}
