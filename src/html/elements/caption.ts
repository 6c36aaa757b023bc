import type { Block, BlockOf, Media } from '../../../db/tables/body/block.ts'
import type { RichText } from '../../../db/tables/body/rich-text.ts'
import { flattened } from '../flattened.ts'
import { joinedSpans, plainRichText, richText } from '../rich-text.ts'
import type { Reading } from '../rule.ts'
import type { Style } from '../style.ts'
import { detach, type Element, elementsIn, hasClass, isElement, type Node } from '../tree.ts'

const CAPTION = /\b(wp-caption-text|image-caption|gallery-caption|photo-caption|img-caption|caption-text)\b/i
const CREDIT = /(?:^|[\s_-])(?:credits?|copyright|photographer)(?:$|\s)/i

export interface Caption {
  readonly caption: RichText | null
  readonly credit: string | null
}

/** Takes the caption of a figure out of it, and the credit from the caption or the figure. */
export function takeCaption(figure: Element, style: Style, reading: Reading): Caption {
  const [found] = ofFigure(figure.childNodes, (one) => one.tagName === 'figcaption' || hasClass(one, CAPTION))
  if (found) detach(found)
  const credits = [...(found ? [found] : []), figure].flatMap(({ childNodes }) =>
    ofFigure(childNodes, (one) => hasClass(one, CREDIT)),
  )
  const credit = credits.find(isPlain)
  if (credit) detach(credit)
  return {
    caption: found ? flattened(reading.blocks(found.childNodes, style)).text : null,
    credit: credit
      ? (flattened(reading.blocks(credit.childNodes, style)).text?.text.replace(/\s+/g, ' ') ?? null)
      : null,
  }
}

/** A credit is plain text: one with a link stays in the caption. */
function isPlain({ childNodes }: Element): boolean {
  return [...elementsIn(childNodes)].every(({ tagName }) => tagName !== 'a' && tagName !== 'img')
}

/** Those of the figure itself, not of figures in it. */
function ofFigure(nodes: readonly Node[], wanted: (element: Element) => boolean): Element[] {
  return nodes.filter(isElement).flatMap((element) => {
    if (wanted(element)) return [element]
    return element.tagName === 'figure' ? [] : ofFigure(element.childNodes, wanted)
  })
}

/** The block with what belongs to it; what it has no place for follows it. */
export function captioned(block: Block, { caption, credit }: Caption): readonly Block[] {
  switch (block.kind) {
    case 'IMAGE':
    case 'VIDEO':
    case 'AUDIO':
      return [{ ...block, media: describedMedia(block.media, { caption, credit }) }]
    case 'GALLERY':
      return [withCredit({ ...block, caption: joined(block.caption, caption) }, credit)]
    case 'TABLE':
    case 'EMBED':
      return [{ ...block, caption: joined(block.caption, caption) }, ...paragraphOf(null, credit)]
    case 'QUOTE':
    case 'PULL_QUOTE':
      return [{ ...block, attribution: joined(block.attribution, caption) }, ...paragraphOf(null, credit)]
    default:
      return [block, ...paragraphOf(caption, credit)]
  }
}

/** `title` of a picture is its caption only if it has no other. */
export function describedMedia(media: Media, { caption, credit }: Caption): Media {
  const richCaption = caption ?? media.richCaption
  return { ...media, richCaption, caption: richCaption?.text ?? null, credit: credit ?? media.credit }
}

export function paragraphOf(caption: RichText | null, credit: string | null): Block[] {
  const text = joined(caption, credit === null ? null : plainRichText(credit))
  return text ? [{ kind: 'PARAGRAPH', ...text }] : []
}

function withCredit(gallery: BlockOf<'GALLERY'>, credit: string | null): BlockOf<'GALLERY'> {
  if (credit === null) return gallery
  const pictures = gallery.pictures.map((picture) =>
    picture.media.credit === null ? { ...picture, media: { ...picture.media, credit } } : picture,
  )
  return { ...gallery, pictures }
}

function joined(one: RichText | null, other: RichText | null): RichText | null {
  if (!one || !other) return one ?? other
  return richText(joinedSpans([one, other], '\n'))
}
