import type { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import type { BlockSubmission } from '../../../schema/body/body-submission.ts'

type Field = Exclude<keyof BlockSubmission, 'kind'>

const FORMS: readonly Field[] = ['html', 'text', 'spans']
/** Made of the other fields of the block. */
const MADE: readonly Field[] = ['html', 'text']

/** The fields that a block of each kind may have. */
const BLOCK_FIELDS: Readonly<Record<Block['kind'], readonly Field[]>> = {
  PARAGRAPH: FORMS,
  HEADING: [...FORMS, 'level'],
  QUOTE: [...FORMS, 'attribution', 'source'],
  PULL_QUOTE: [...FORMS, 'attribution', 'source'],
  LIST: [...MADE, 'ordered', 'start', 'items'],
  IMAGE: [...MADE, 'media', 'link'],
  GALLERY: [...MADE, 'pictures', 'caption'],
  VIDEO: [...MADE, 'media', 'poster'],
  AUDIO: [...MADE, 'media'],
  TABLE: [...MADE, 'rows', 'caption'],
  CODE: [...FORMS, 'syntax'],
  DIVIDER: MADE,
  EMBED: [...FORMS, 'url', 'provider', 'title', 'author', 'thumbnail', 'caption'],
  ASIDE: [...MADE, 'heading', 'blocks'],
  UNKNOWN: [...FORMS, 'name'],
}

/** What a block of each kind cannot be without. A text must have one of its forms. */
const REQUIRED_FIELDS: Readonly<Partial<Record<Block['kind'], readonly Field[]>>> = {
  LIST: ['items'],
  IMAGE: ['media'],
  GALLERY: ['pictures'],
  VIDEO: ['media'],
  AUDIO: ['media'],
  TABLE: ['rows'],
  EMBED: ['url'],
  ASIDE: ['blocks'],
}

/** Refuses a field that the kind does not have, which would be lost, and a block that lacks one. */
export function checkFields(block: object & { readonly kind: Block['kind'] }, check: z.RefinementCtx): void {
  const { kind } = block
  const given = new Set(Object.entries(block).flatMap(([name, value]) => ((value ?? null) === null ? [] : name)))
  const issue = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message })
  for (const field of given) {
    if (field !== 'kind' && !BLOCK_FIELDS[kind].some((one) => one === field)) issue(field, `is no field of ${kind}`)
  }
  for (const field of REQUIRED_FIELDS[kind] ?? []) if (!given.has(field)) issue(field, `is needed for ${kind}`)
  const isText = BLOCK_FIELDS[kind].includes('spans') && kind !== 'EMBED'
  if (isText && !FORMS.some((form) => given.has(form))) issue('text', `text, html or spans is needed for ${kind}`)
}
