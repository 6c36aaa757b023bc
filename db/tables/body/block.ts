import type { MediaKind } from '../media.ts'
import type { GivenRendition } from './rendition.ts'
import type { RichText } from './rich-text.ts'

/** What a story may take over from an upload that it shows. */
export type Said = 'altText' | 'caption' | 'credit'

/** A picture, video or audio, in a body or as lead. `credit` is stored unchanged. */
export type Media = {
  readonly kind: MediaKind
  readonly url: string
  readonly altText: string | null
  /** The text of `richCaption`. */
  readonly caption: string | null
  readonly richCaption: RichText | null
  readonly credit: string | null
  readonly width: number | null
  readonly height: number | null
  readonly durationSeconds: number | null
  readonly isLive: boolean
  /** In which versions its source gives it, if that says any. An upload has its own, which are never stored. */
  readonly renditions?: readonly GivenRendition[] | null
  /** Of media in a submission, what it leaves out, and does not empty. Never stored. */
  readonly leftOut?: readonly Said[]
}

/** An item of a list. A nested list is the following items with a greater depth. */
export interface ListItem extends RichText {
  /** From 1. */
  readonly depth: number
  readonly ordered: boolean
  /** The number of the item, if it does not follow from the items before it. */
  readonly start: number | null
}

export interface ListBlock {
  readonly kind: 'LIST'
  /** Of the first item. */
  readonly ordered: boolean
  /** Of the first item. */
  readonly start: number | null
  readonly items: readonly ListItem[]
}

export interface TableCell extends RichText {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
}

export interface TableRow {
  /** Whether it belongs to the head of the table. */
  readonly head: boolean
  readonly cells: readonly TableCell[]
}

interface Quoted extends RichText {
  readonly attribution: RichText | null
  /** The URL of what is quoted. */
  readonly source: string | null
}

export interface ImageBlock {
  readonly kind: 'IMAGE'
  readonly media: Media
  /** Where it leads. */
  readonly link: string | null
}

export interface EmbedBlock extends RichText {
  readonly kind: 'EMBED'
  readonly url: string
  readonly provider: string | null
  readonly title: string | null
  readonly author: string | null
  readonly thumbnail: string | null
  readonly caption: RichText | null
}

/** One piece of a body. The JSON of `article_version.body` is a list of these. */
export type Block =
  | ({ readonly kind: 'PARAGRAPH' } & RichText)
  | ({ readonly kind: 'HEADING'; readonly level: number } & RichText)
  | ({ readonly kind: 'QUOTE' } & Quoted)
  | ({ readonly kind: 'PULL_QUOTE' } & Quoted)
  | ListBlock
  | ImageBlock
  | { readonly kind: 'GALLERY'; readonly pictures: readonly ImageBlock[]; readonly caption: RichText | null }
  | { readonly kind: 'VIDEO'; readonly media: Media; readonly poster: string | null }
  | { readonly kind: 'AUDIO'; readonly media: Media }
  | { readonly kind: 'TABLE'; readonly rows: readonly TableRow[]; readonly caption: RichText | null }
  | ({ readonly kind: 'CODE'; readonly syntax: string | null } & RichText)
  | { readonly kind: 'DIVIDER' }
  | EmbedBlock
  | { readonly kind: 'ASIDE'; readonly heading: RichText | null; readonly blocks: readonly Block[] }
  | ({ readonly kind: 'UNKNOWN'; readonly name: string } & RichText)

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>
