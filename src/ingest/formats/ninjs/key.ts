import { z } from 'zod'
import { dateOf } from '../../date/date.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import type { VersionKey } from '../newest-version.ts'
import { MAX_DEPTH, normalised } from './normalised.ts'

const key = z.object({
  uri: z.string(),
  version: z.coerce.number().catch(NaN),
  versioncreated: z.string().nullish().catch(null),
  pubstatus: z.unknown().optional(),
})

/** What finds the newest version of an item without reading all of it. Null if it is no item. */
export function ninjsKey(value: unknown): (VersionKey & { readonly uri: string }) | null {
  const { data } = key.safeParse(normalised(value, MAX_DEPTH))
  if (!data) return null
  const isKill = pubStatusIn(data.pubstatus, new FieldReader({})) === 'canceled'
  const time = isKill ? Infinity : (dateOf(data.versioncreated)?.getTime() ?? 0)
  return { uri: data.uri, version: data.version, time }
}
