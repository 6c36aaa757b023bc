import { z } from 'zod'
import { withoutBadFields } from '../../text/without-bad-fields.ts'
import { normalised } from './normalised.ts'

const text = z.string().nullish()
const numeric = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,9})?$/)
    .transform(Number),
])
const number = numeric.nullish()
const role = z.object({ role: text, contenttype: text, value: z.string() })
const roles = z.array(role).nullish()
const concept = z.object({ name: text, rel: text, role: text, uri: text, literal: text })
const concepts = z.array(concept).nullish()
const rendition = z.object({
  name: text,
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
  // What these mean is decided where they are read: one of a wrong type is no reason to show the item.
  pubstatus: z.unknown().optional(),
  embargoeduntil: z.unknown().optional(),
  embargoed: z.unknown().optional(),
  title: text,
  headline: text,
  headlines: roles,
  descriptions: roles,
  description_text: text,
  description_html: text,
  body_text: text,
  by: text,
  byline: text,
  creditline: text,
  copyrightnotice: text,
  copyrightholder: text,
  renditions: z.array(rendition).nullish(),
}

const association = z.object({ ...described, rel: text })

/** The fields that we read of a normalised ninjs item. Others are ignored. */
const ninjsItem = z.object({
  ...described,
  uri: z.string('is missing or no text'),
  version: z.union([z.string(), z.number().transform(String)]).nullish(),
  expires: z.unknown().optional(),
  urgency: numeric.pipe(z.int().min(1).max(9)).nullish(),
  language: text,
  slugline: text,
  located: text,
  ednote: text,
  source: text,
  firstpublished: text,
  firstcreated: text,
  versioncreated: text,
  bodies: roles,
  body_xhtml: text,
  body_html: text,
  subjects: concepts,
  subject: concepts,
  service: concepts,
  genres: concepts,
  genre: concepts,
  keywords: z.union([z.array(z.string()), z.string().transform((list) => list.split(','))]).nullish(),
  people: concepts,
  person: concepts,
  authors: concepts,
  infosources: concepts,
  infosource: concepts,
  altids: z.array(z.object({ role: text, name: text, value: text })).nullish(),
  associations: z.array(association).nullish(),
})

export type NinjsItem = z.infer<typeof ninjsItem>
export type NinjsAssociation = z.infer<typeof association>
export type NinjsRole = z.infer<typeof role>
export type NinjsConcept = z.infer<typeof concept>

/** The item without its fields of a wrong type, each of which is named. */
export function shapedItem(value: unknown) {
  return withoutBadFields(ninjsItem, normalised(value))
}
