import type { z } from 'zod'
import { blockText } from '../../../db/content/body-text.ts'
import type { Block, BlockOf, Media } from '../../../db/tables/body/block.ts'
import type { RichText } from '../../../db/tables/body/rich-text.ts'
import { blockHtml } from '../../../schema/body/block-html.ts'
import { embedBlock } from '../../html/elements/embed.ts'
import { listBlock } from '../../html/elements/list.ts'
import { paragraphs } from '../../html/paragraphs.ts'
import { listItems } from './list-rules.ts'
import type { plainFields } from './plain-fields.ts'
import { readForms } from './rich-text-rules.ts'

/** The fields of a block, of which `checkFields` has made sure that the kind has what it needs. */
type Given = z.output<typeof plainFields> & {
  readonly pictures?: readonly Block[] | null | undefined
  readonly blocks?: readonly Block[] | null | undefined
}

/** The block, and what stands in its HTML that it cannot hold. Nothing for a text that is blank. */
export function blocksMade(given: Given, check: z.RefinementCtx): Block[] {
  const { text, others } = textOf(given, check)
  if (text) return [...textBlocks(given, text), ...others]
  const made = otherBlock(given, check)
  if (!made) return [...others]
  checkMade(given, made, check)
  return [made, ...others]
}

const NO_TEXT = { html: '', text: '', spans: null }

function textOf(
  given: Given,
  check: z.RefinementCtx,
): { readonly text: RichText | null; readonly others: readonly Block[] } {
  switch (given.kind) {
    case 'HEADING':
      return readForms(given, check)
    case 'PARAGRAPH':
    case 'QUOTE':
    case 'PULL_QUOTE':
    case 'UNKNOWN':
      return readForms(given, check, { breaks: 2 })
    case 'CODE':
      return readForms(given, check, { preserved: true })
    case 'EMBED': {
      const { text, others } = readForms(given, check, { breaks: 2 })
      return { text: text ?? NO_TEXT, others }
    }
    default:
      return { text: null, others: [] }
  }
}

/** A block for each paragraph, but in quotations and embeds. */
function textBlocks(given: Given, text: RichText): Block[] {
  const isParagraph = given.kind === 'PARAGRAPH' || given.kind === 'UNKNOWN'
  return (isParagraph ? paragraphs(text) : [text]).flatMap((one) => textBlock(given, one) ?? [])
}

function textBlock(given: Given, text: RichText): Block | null {
  const { kind, attribution, source } = given
  switch (kind) {
    case 'PARAGRAPH':
      return { kind, ...text }
    case 'HEADING':
      return { kind, level: given.level ?? 2, ...text }
    case 'QUOTE':
    case 'PULL_QUOTE':
      return { kind, ...text, attribution, source }
    case 'CODE':
      return { kind, syntax: given.syntax, ...text }
    case 'UNKNOWN':
      return { kind, name: given.name ?? 'unknown', ...text }
    case 'EMBED': {
      const { url, title, author, thumbnail, caption, provider } = given
      if (!url) return null
      return embedBlock(url, { ...text, title, author, thumbnail, caption, ...(provider !== null && { provider }) })
    }
    default:
      return null
  }
}

function otherBlock(given: Given, check: z.RefinementCtx): Block | null {
  const { kind, media, caption, items, rows } = given
  switch (kind) {
    case 'LIST':
      return items ? listBlock(listItems(items, given, check)) : null
    case 'IMAGE':
      return mediaOf(media, 'IMAGE', check, (media) => ({ kind, media, link: given.link }))
    case 'VIDEO':
      return mediaOf(media, 'VIDEO', check, (media) => ({ kind, media, poster: given.poster }))
    case 'AUDIO':
      return mediaOf(media, 'AUDIO', check, (media) => ({ kind, media }))
    case 'GALLERY':
      return { kind, pictures: picturesOf(given.pictures ?? [], check), caption }
    case 'TABLE':
      return rows ? { kind, rows, caption } : null
    case 'DIVIDER':
      return { kind }
    case 'ASIDE':
      return { kind, heading: given.heading, blocks: given.blocks ?? [] }
    default:
      return null
  }
}

function mediaOf(
  media: Media | null | undefined,
  kind: Media['kind'],
  check: z.RefinementCtx,
  make: (media: Media) => Block,
): Block | null {
  if (!media) return null
  if (media.kind !== kind) {
    check.addIssue({ code: 'custom', path: ['media', 'kind'], message: `must be ${kind} in a block of this kind` })
  }
  return make(media)
}

function picturesOf(pictures: readonly Block[], check: z.RefinementCtx): BlockOf<'IMAGE'>[] {
  const images = pictures.filter((picture) => picture.kind === 'IMAGE')
  if (images.length < pictures.length || images.length === 0) {
    check.addIssue({ code: 'custom', path: ['pictures'], message: 'must be one or more blocks of kind IMAGE' })
  }
  return images
}

/** Text and HTML that are made of other fields may be sent with them, but not changed. */
function checkMade({ kind, text, html }: Given, made: Block, check: z.RefinementCtx): void {
  const message = 'is made of the other fields of the block and differs from them: leave it out, or change them'
  const saysOther = typeof text === 'string' && text !== blockText(made)
  if (saysOther) check.addIssue({ code: 'custom', path: ['text'], message })
  // The HTML of media has the address of the gateway in it.
  const isSelfContained = kind === 'LIST' || kind === 'TABLE' || kind === 'DIVIDER'
  if (isSelfContained && typeof html === 'string' && html !== blockHtml(made)) {
    check.addIssue({ code: 'custom', path: ['html'], message })
  }
}
