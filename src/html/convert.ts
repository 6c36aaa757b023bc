import type { Block, Media } from '../../db/tables/body/block.ts'
import type { Original } from '../../db/tables/body/original.ts'
import { htmlBlocks } from './blocks.ts'
import { allRenditions, withRenditions } from './given-renditions.ts'
import { leavingOut, SAID } from './left-out.ts'
import { isSamePicture, pictureName } from './same-picture.ts'
import { textBlocks } from './text-blocks.ts'

export interface Converted {
  readonly leadMedia: Media | null
  readonly body: readonly Block[]
}

type MediaBlock = Extract<Block, { readonly media: Media }>

/**
 * What the source gave, as a body and its lead. A picture at the start of the body is the lead if the source names no other,
 * and is not repeated in the body. What came beside the body and is not in it follows it. `pageUrl` is where the source shows
 * the article. An original without media leaves the lead to others.
 */
export function convert({ format, body, baseUrl, media }: Original, pageUrl: string | null): Converted {
  const blocks = format === 'HTML' ? htmlBlocks(body, baseUrl) : textBlocks(body)
  if (media === null) return { leadMedia: null, body: blocks }
  const [given, ...others] = media.map((one) => leavingOut(SAID, one))
  const [first, ...rest] = blocks
  const leading = first && isMedia(first) ? first : null
  const lead = given ?? leading?.media ?? firstPicture(blocks)
  const isRepeated =
    leading !== null && lead !== null && isSame(leading.media, lead) && leadsNowhere(leading, pageUrl ?? baseUrl)
  const shown = isRepeated ? rest : blocks
  return {
    leadMedia: lead && isRepeated ? described(lead, leading.media) : lead,
    body: [...shown, ...together(others.filter((one) => !isShown(one, lead, shown)))],
  }
}

function isMedia(block: Block): block is MediaBlock {
  return block.kind === 'IMAGE' || block.kind === 'VIDEO' || block.kind === 'AUDIO'
}

function firstPicture(blocks: readonly Block[]): Media | null {
  for (const block of blocks) {
    const [picture] = picturesIn(block)
    if (picture) return picture
  }
  return null
}

function picturesIn(block: Block): Media[] {
  if (block.kind === 'IMAGE') return [block.media]
  return block.kind === 'GALLERY' ? block.pictures.map(({ media }) => media) : []
}

function isSame(one: Media, other: Media): boolean {
  return one.kind === other.kind && isSamePicture(one.url, other.url)
}

/** Not even to a page that is worth to be kept: a picture often leads to itself in full size, or to its own article. */
function leadsNowhere(block: MediaBlock, pageUrl: string | null): boolean {
  if (block.kind !== 'IMAGE' || block.link === null) return true
  return isSamePage(block.link, pageUrl) || /\.(?:avif|gif|jpe?g|png|webp)$/i.test(new URL(block.link).pathname)
}

/** Whatever was added to count readers. */
function isSamePage(one: string, other: string | null): boolean {
  const page = (address: string) => {
    const { host, pathname } = new URL(address)
    return host + pathname.replace(/\/$/, '')
  }
  return other !== null && page(one) === page(other)
}

/** What one of them says and the other does not. */
function described({ renditions, ...lead }: Media, other: Media): Media {
  const caption = lead.richCaption ?? other.richCaption
  return {
    ...withRenditions(lead, allRenditions(renditions, other.renditions)),
    altText: lead.altText ?? other.altText,
    richCaption: caption,
    caption: caption?.text ?? null,
    credit: lead.credit ?? other.credit,
    width: lead.width ?? other.width,
    height: lead.height ?? other.height,
  }
}

function isShown(media: Media, lead: Media | null, blocks: readonly Block[]): boolean {
  const shown = [lead, ...blocks.flatMap((block) => (isMedia(block) ? block.media : picturesIn(block)))]
  return shown.some((one) => one !== null && isSame(one, media))
}

/** Pictures become one gallery. */
function together(media: readonly Media[]): Block[] {
  const distinct = [...new Map(media.map((one) => [`${one.kind} ${pictureName(one.url)}`, one])).values()]
  const pictures = distinct
    .filter(({ kind }) => kind === 'IMAGE')
    .map((media) => ({ kind: 'IMAGE', media, link: null }) as const)
  const recordings = distinct.flatMap((media): Block[] => {
    if (media.kind === 'VIDEO') return [{ kind: 'VIDEO', media, poster: null }]
    return media.kind === 'AUDIO' ? [{ kind: 'AUDIO', media }] : []
  })
  return [...recordings, ...(pictures.length > 1 ? [{ kind: 'GALLERY', pictures, caption: null } as const] : pictures)]
}
