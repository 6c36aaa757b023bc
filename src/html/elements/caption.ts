import type { Block, BlockOf, Media } from '../../../db/tables/body/block.ts'
import { type RichText, spansOf } from '../../../db/tables/body/rich-text.ts'
import { flattened } from '../flattened.ts'
import { line } from '../line.ts'
import { joinedSpans, plainRichText, richText } from '../rich-text.ts'
import type { Reading } from '../rule.ts'
import type { Style } from '../style.ts'
import { detach, type Element, elementsIn, hasClass, isElement, type Node } from '../tree.ts'
import { withoutDash } from './quote.ts'

const CAPTION = /\b(wp-caption-text|image-caption|gallery-caption|photo-caption|img-caption|caption-text)\b/i
const CREDIT = /(?:^|[\s_-])(?:credits?|copyright|photographer)(?:$|\s)/i

export interface Caption {
  readonly caption: RichText | null
  readonly credit: string | null
  /** What is no text, such as pictures. */
  readonly others: readonly Block[]
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
  const credited = flattened(credit ? reading.blocks(credit.childNodes, style) : [])
  const { text, others } = flattened(found ? reading.blocks(found.childNodes, style) : [])
  return {
    caption: text,
    credit: lineOf(credited.text),
    others: [...others, ...credited.others],
  }
}

/** All words, also those that are struck out. */
function lineOf(text: RichText | null): string | null {
  const said = text ? spansOf(text).map((span) => span.text) : []
  return line(said.join(''))
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
export function captioned(block: Block, described: Caption): readonly Block[] {
  const { caption, credit, others } = described
  switch (block.kind) {
    case 'IMAGE':
    case 'VIDEO':
    case 'AUDIO':
      return [{ ...block, media: describedMedia(block.media, described) }, ...others]
    case 'GALLERY':
      return [withCredit({ ...block, caption: joined(block.caption, caption) }, credit), ...others]
    case 'TABLE':
    case 'EMBED':
      return [{ ...block, caption: joined(block.caption, caption) }, ...paragraphOf({ ...described, caption: null })]
    case 'QUOTE':
    case 'PULL_QUOTE': {
      const attribution = joined(block.attribution, withoutDash(caption))
      return [{ ...block, attribution }, ...paragraphOf({ ...described, caption: null })]
    }
    default:
      return [block, ...paragraphOf(described)]
  }
}

/** `title` of a picture is its caption only if it has no other. */
export function describedMedia(media: Media, { caption, credit }: Omit<Caption, 'others'>): Media {
  const richCaption = caption ?? media.richCaption
  return { ...media, richCaption, caption: richCaption?.text ?? null, credit: credit ?? media.credit }
}

/** A caption that nothing has a place for. */
export function paragraphOf({ caption, credit, others }: Caption): readonly Block[] {
  const text = joined(caption, credit === null ? null : plainRichText(credit))
  return text ? [{ kind: 'PARAGRAPH', ...text }, ...others] : others
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
