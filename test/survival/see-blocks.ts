import type { Block, Media } from '../../db/tables/body/block.ts'
import { type Mark, type RichText, spansOf } from '../../db/tables/body/rich-text.ts'
import { addWords, nothingSeen, type Seen, wordsIn } from './seen.ts'

const NAMES: Readonly<Record<Mark, string>> = {
  STRONG: 'strong',
  EMPHASIS: 'em',
  UNDERLINE: 'u',
  STRIKETHROUGH: 's',
  HIGHLIGHT: 'mark',
  CODE: 'code',
  SUBSCRIPT: 'sub',
  SUPERSCRIPT: 'sup',
}

/** What the data of blocks says. */
export function seeBlocks(blocks: readonly Block[]): Seen {
  const seen = nothingSeen()
  const text = (rich: Pick<RichText, 'text' | 'spans'> | null, around: string | null = null) => {
    for (const { text, marks, link } of rich ? spansOf(rich) : []) {
      addWords(seen, text, { marks: new Set(marks.map((mark) => NAMES[mark])), href: link?.href ?? around })
    }
  }
  const plain = (said: string | null, href: string | null = null) =>
    addWords(seen, said ?? '', { marks: new Set(), href })
  const picture = ({ url, renditions, richCaption, credit }: Media, href: string | null, shared: RichText | null) => {
    text(richCaption)
    plain(credit)
    const caption = wordsIn(`${saidBy(richCaption)} ${credit ?? ''} ${saidBy(shared)}`)
    const versions = (renditions ?? []).flatMap((one) => (one.width === null ? [] : one.url))
    seen.pictures.push({ urls: [url, ...(renditions ?? []).map((one) => one.url)], versions, href, caption })
  }
  const see = (block: Block): void => {
    switch (block.kind) {
      case 'LIST':
        for (const item of block.items) text(item)
        return
      case 'IMAGE':
        picture(block.media, block.link, null)
        return
      case 'GALLERY':
        for (const { media, link } of block.pictures) picture(media, link, block.caption)
        text(block.caption)
        return
      case 'VIDEO':
      case 'AUDIO':
        text(block.media.richCaption)
        plain(block.media.credit)
        seen.played.add(block.media.url)
        return
      case 'TABLE':
        text(block.caption)
        for (const { cells } of block.rows) for (const cell of cells) text(cell)
        return
      case 'DIVIDER':
        return
      case 'EMBED':
        text(block, block.url)
        text(block.caption)
        for (const said of [block.title, block.author, block.provider]) plain(said, block.url)
        if (block.thumbnail) seen.pictures.push({ urls: [block.thumbnail], versions: [], href: block.url, caption: [] })
        seen.played.add(block.url)
        return
      case 'ASIDE':
        text(block.heading)
        block.blocks.forEach(see)
        return
      case 'QUOTE':
      case 'PULL_QUOTE':
        text(block.attribution)
        text(block)
        return
      default:
        text(block)
    }
  }
  blocks.forEach(see)
  return seen
}

/** All that is said, also what is struck out. */
function saidBy(rich: RichText | null): string {
  return rich
    ? spansOf(rich)
        .map(({ text }) => text)
        .join('')
    : ''
}
