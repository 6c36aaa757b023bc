import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database, Query } from '../../../db/connection/database.ts'

type Table = 'media' | 'slug' | 'article' | 'article_version' | 'listing' | 'event'

/** From here on a serial number gives the positions of this database, with gaps and out of order. */
export async function numberBySerial({ script }: Database): Promise<void> {
  await script(`
    drop trigger event_takes_position on event;
    create sequence event_serial start 1000;
    alter table event alter position set default nextval('event_serial')`)
}

const Rows = z.array(z.record(z.string(), z.unknown()))

/** The rows that the last published article consists of, as one JSON text. */
export async function rowsOfLast(query: Query): Promise<ReadonlyMap<Table, string>> {
  const rows = async (table: Table, where: RawBuilder<unknown>): Promise<[Table, string]> => {
    const found = await sql<{ rows: string }>`
      select json_agg(to_jsonb(t) - 'position')::text as rows from ${sql.table(table)} t where ${where}`.execute(query)
    return [table, found.rows[0]?.rows ?? '[]']
  }
  const { id } = await query.selectFrom('article').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return new Map([
    await rows('media', sql`id = (select lead_media_id from article_version where article_id = ${id})`),
    await rows('slug', sql`article_id = ${id}`),
    await rows('article', sql`id = ${id}`),
    await rows('article_version', sql`article_id = ${id}`),
    await rows('listing', sql`article_id = ${id}`),
    await rows('event', sql`subject_id = ${id}`),
  ])
}

/** A writer of the same rows under new names, one plain insert for each table, in one transaction. */
export function bareWriter(query: Query, rows: ReadonlyMap<Table, string>): () => Promise<void> {
  const [first = {}] = Rows.parse(JSON.parse(rows.get('article') ?? '[]'))
  const [slug = {}] = Rows.parse(JSON.parse(rows.get('slug') ?? '[]'))
  const [media = {}] = Rows.parse(JSON.parse(rows.get('media') ?? '[]'))
  const [event = {}] = Rows.parse(JSON.parse(rows.get('event') ?? '[]'))
  const unique = [first.id, first.uri, slug.slug, media.id, media.fingerprint, event.id].map(String)
  const inserts = [...rows].map(([table, text]) => {
    const [row = {}] = Rows.parse(JSON.parse(text))
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
    return {
      into: sql`${sql.raw(`/* bare-${table} */`)} insert into ${sql.table(table)} (${columns}) select ${columns}`,
      table,
      text,
    }
  })
  return () => {
    const renamed = unique.map((name) => [name, randomUUID()] as const)
    const renew = (text: string) => renamed.reduce((now, [from, to]) => now.replaceAll(from, to), text)
    return query.transaction().execute(async (tx) => {
      for (const { into, table, text } of inserts) {
        await sql`${into} from json_populate_recordset(null::${sql.table(table)}, ${renew(text)}::json)`.execute(tx)
      }
    })
  }
}
