import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { ARTICLE_CONTENT } from '../../db/tables/article-content.ts'
import { backends } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

const SOURCE = globSync('db/tables/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** `table.column: kind`, with a ? for what may be null and a * for what the database fills in when it is left out. */
type Column = string

const KINDS: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  tsvector: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  jsonb: 'json',
  _text: 'string[]',
  _uuid: 'string[]',
}

/** Names for some strings, such as `MediaKind`. */
const stringTypes = new Set([...SOURCE.matchAll(/^export type (\w+) =\s*(?:\|\s*)?'/gm)].map(([, name]) => name))

function declared(): Column[] {
  const interfaces = new Map(
    [...SOURCE.matchAll(/^(?:export )?interface (\w+)(?: extends \w+)? \{\n(.*?)^\}/gms)].map(
      ([, name = '', body = '']) => [name, body],
    ),
  )
  const content = Object.values(ARTICLE_CONTENT).map(
    ({ column, udt, nullable }) => `article_version.${column}: ${KINDS[udt]}${nullable ? '?' : ''}`,
  )
  const written = [...(interfaces.get('Tables') ?? '').matchAll(/^ {2}(\w+): (\w+)$/gm)].flatMap(
    ([, table, name = '']) =>
      [...(interfaces.get(name) ?? '').matchAll(/^ {2}(\w+): (.+)$/gm)].map(
        ([, column, type = '']) => `${table}.${column}: ${declaredKind(type)}`,
      ),
  )
  return [...written, ...content]
}

function declaredKind(type: string): string {
  const generated = /^Generated<(.*)>$/.exec(type)?.[1]
  if (generated !== undefined) return `${declaredKind(generated)}*`
  // What it selects as counts.
  const selected = /^ColumnType<([^,]+), /.exec(type)?.[1] ?? type
  const nullable = selected.endsWith(' | null')
  const plain = nullable ? selected.slice(0, -' | null'.length) : selected
  return `${plain.startsWith('JSONColumnType<') ? 'json' : named(plain)}${nullable ? '?' : ''}`
}

function named(type: string): string {
  if (type.endsWith('[]')) return `${named(type.slice(0, -2))}[]`
  return stringTypes.has(type) || /^'\w+'( \| '\w+')*$/.test(type) ? 'string' : type
}

interface RealColumn {
  readonly table: string
  readonly column: string
  readonly udt: string
  readonly nullable: boolean
  readonly filled: boolean
}

describe.each(backends)('on $name', (backend) => {
  test('the row types say of every table and column what the database says', async () => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    const { rows } = await sql<RealColumn>`
      select c.table_name as table, c.column_name as column, c.udt_name as udt,
        c.is_nullable = 'YES' as nullable, c.column_default is not null as filled
      from information_schema.columns c where c.table_schema = 'public' and c.table_name <> 'migration'
      `.execute(database.query)
    const real = rows.map(({ table, column, udt, nullable, filled }) => {
      const kind = KINDS[udt] ?? udt
      // JSON is always written out, also where the database could fill it in.
      return `${table}.${column}: ${kind}${nullable ? '?' : ''}${filled && kind !== 'json' ? '*' : ''}`
    })
    expect(declared().sort()).toEqual(real.sort())
    expect(real.length).toBeGreaterThan(80)
  })
})
