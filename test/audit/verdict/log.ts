import type { Client } from 'pg'
import { z } from 'zod'

const Facets = z.object({
  sections: z.array(z.string()),
  tags: z.array(z.string()),
  labels: z.array(z.string()),
  language: z.string(),
  urgency: z.number(),
})
const Row = z.object({
  position: z.coerce.number(),
  at: z.date(),
  kind: z.string(),
  uri: z.string().nullable(),
  version: z.number().nullable(),
  note: z.string().nullable(),
  before: Facets.nullable(),
  after: Facets.nullable(),
  headline: z.string().nullable(),
  embargoedUntil: z.date().nullable(),
})

/** The fields of an article that filters use. */
export type Facets = z.infer<typeof Facets>

/** An event in Postgres with its version's content. The audit reads it without any code of the gateway. */
export type Logged = z.infer<typeof Row>

const ALL = `
  select event.position, event.at, event.kind, event.uri, event.version, event.note, event.before, event.after,
    nullif(article_version.headline, '') as headline, article_version.embargoed_until as "embargoedUntil"
  from event left join article_version
    on article_version.article_id = event.subject_id and article_version.version = event.version
  order by event.position`

export async function readLog(client: Client): Promise<Logged[]> {
  return z.array(Row).parse((await client.query(ALL)).rows)
}
