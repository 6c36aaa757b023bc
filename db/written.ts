import { type RawBuilder, sql } from 'kysely'

/*
 * Values as the API writes them, in SQL. Each says what its counterpart in `schema/` says, which a test compares.
 */

/** As `Date.toISOString` writes an instant. */
export function writtenTime(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** As `encodeGlobalID` writes the id of a row of this type. */
export function writtenId(typename: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`encode(convert_to(${sql.lit(`${typename}:`)} || ${id}, 'UTF8'), 'base64')`
}

/** As `PubStatus` names the state of an article. */
export function writtenPubStatus(state: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case ${state} when 'DRAFT' then 'WITHHELD' else ${state} end`
}

/** As `encodePageCursor` writes a place in a list of news. */
export function writtenNewsCursor(publishedAt: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return base64Url(sql`'["news",' || (extract(epoch from ${publishedAt}) * 1000)::bigint || ',"' || ${id} || '"]'`)
}

/** As `encodeLogCursor` writes the position of the log that a statement reads. */
export const writtenHead = base64Url(sql`head.epoch || '.' || head.position`)

/** The address of media: those of our own are paths. */
export function writtenAddress(url: RawBuilder<unknown>, origin: string): RawBuilder<unknown> {
  return sql`case when ${url} like '/%' then ${origin}::text || ${url} else ${url} end`
}

function base64Url(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`
}

/** The elements of a list in JSON, each by what its `type` says. */
export function writtenElements(
  elements: RawBuilder<unknown>,
  rows: ReadonlyMap<string, RawBuilder<unknown>>,
): RawBuilder<unknown> {
  const cases = [...rows].map(([type, row]) => sql`when ${sql.lit(type)} then ${row}`)
  return sql`array_to_json(array(
    select case element.value ->> 'type' ${sql.join(cases, sql` `)} end
    from jsonb_array_elements(${elements}) with ordinality as element (value, place) order by element.place))`
}

/** A member of an object in JSON, as the answer has it: Postgres puts spaces into a list. */
export function writtenInside(object: RawBuilder<unknown>, name: string, type: string): RawBuilder<unknown> {
  const member = sql.lit(name)
  if (type === 'list') return sql`array_to_json(array(select jsonb_array_elements_text(${object} -> ${member})))`
  return type === 'Int' || type === 'Boolean' ? sql`${object} -> ${member}` : sql`${object} ->> ${member}`
}
