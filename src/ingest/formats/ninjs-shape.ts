import { z } from 'zod'
import { pubStatusIn } from '../text/pub-status.ts'

// ninjs 1.x and 2.x have `versioncreated`, 3.x has `versionCreated`: names are compared in lower case.
function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(lowerCaseNames, z.object(shape))
}

function lowerCaseNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]))
}

/** Where 1.x has an object, 3.x has an array of named objects. The result is always an array. */
function several<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (typeof value !== 'object' || value === null || Array.isArray(value) ? value : namedEntries(value)),
    z.array(item).nullish(),
  )
}

function namedEntries(value: object): unknown[] {
  return Object.entries(value).map(([name, inner]) =>
    typeof inner === 'object' && inner !== null ? { name, ...inner } : inner,
  )
}

const text = z.string().nullish()
const number = z.number().nullish()
const role = record({ role: text, contenttype: text, value: z.string() })
const concept = record({ name: text, rel: text, role: text, uri: text, literal: text })
const rendition = record({
  href: text,
  contenttype: text,
  mimetype: text,
  width: number,
  height: number,
  duration: number,
})

const described = {
  uri: text,
  name: text,
  type: text,
  title: text,
  headline: text,
  headlines: several(role),
  descriptions: several(role),
  description_text: text,
  description_html: text,
  by: text,
  byline: text,
  creditline: text,
  copyrightnotice: text,
  copyrightholder: text,
  renditions: several(rendition),
}

const association = record({ ...described, rel: text })

/** The fields that we read of a ninjs item. Others are ignored. */
export const ninjsItem = record({
  ...described,
  uri: z.string('is missing or no text'),
  pubstatus: text,
  ednote: text,
  version: z.union([z.string(), z.number().transform(String)]).nullish(),
  urgency: z.int().min(1).max(9).nullish(),
  language: text,
  slugline: text,
  located: text,
  firstcreated: text,
  versioncreated: text,
  embargoeduntil: text,
  embargoed: text,
  expires: text,
  bodies: several(role),
  body_xhtml: text,
  body_html: text,
  body_text: text,
  subjects: several(concept),
  subject: several(concept),
  genres: several(concept),
  genre: several(concept),
  keywords: z.array(z.string()).nullish(),
  people: several(concept),
  person: several(concept),
  infosources: several(concept),
  infosource: several(concept),
  altids: several(record({ role: text, name: text, value: text })),
  associations: several(association),
})

export type NinjsItem = z.infer<typeof ninjsItem>
export type NinjsAssociation = z.infer<typeof association>
export type NinjsRole = z.infer<typeof role>

const key = record({ uri: z.string(), versioncreated: text, pubstatus: text })

/** The uri and date of an item, to find the newest version; a kill is newer than everything. Null if it is not an item. */
export function ninjsKey(value: unknown): { readonly uri: string; readonly time: number } | null {
  const { data } = key.safeParse(value)
  if (!data) return null
  const time = pubStatusIn(data.pubstatus).pubStatus === 'canceled' ? Infinity : Date.parse(data.versioncreated ?? '')
  return { uri: data.uri, time: Number.isNaN(time) ? 0 : time }
}
