import type { Block } from '../../db/tables/body/block.ts'
import type { Direction, Mark } from '../../db/tables/body/rich-text.ts'
import type { MediaKind } from '../../db/tables/media.ts'

type Maybe<Value> = Value | null | undefined

export interface SpanSubmission {
  text: string
  marks?: Maybe<readonly Mark[]>
  link?: Maybe<{ href: string; rel?: Maybe<string>; title?: Maybe<string> }>
  language?: Maybe<string>
  direction?: Maybe<Direction>
}

/** One form is enough; if there are several, they must say the same. */
export interface RichTextSubmission {
  html?: Maybe<string>
  text?: Maybe<string>
  spans?: Maybe<readonly SpanSubmission[]>
}

export interface RenditionSubmission {
  url: string
  width?: Maybe<number>
  height?: Maybe<number>
  mimeType?: Maybe<string>
  name?: Maybe<string>
}

export interface MediaSubmission {
  kind: MediaKind
  url: string
  altText?: Maybe<string>
  caption?: Maybe<string>
  richCaption?: Maybe<RichTextSubmission>
  credit?: Maybe<string>
  width?: Maybe<number>
  height?: Maybe<number>
  durationSeconds?: Maybe<number>
  isLive?: Maybe<boolean>
  renditions?: Maybe<readonly RenditionSubmission[]>
}

export interface ListItemSubmission extends RichTextSubmission {
  depth?: Maybe<number>
  ordered?: Maybe<boolean>
  start?: Maybe<number>
}

export interface TableCellSubmission extends RichTextSubmission {
  header?: Maybe<boolean>
  colspan?: Maybe<number>
  rowspan?: Maybe<number>
}

export interface TableRowSubmission {
  head?: Maybe<boolean>
  cells: readonly TableCellSubmission[]
}

/** A block as it is read: the fields of its kind, and those that are made from them. */
export interface BlockSubmission extends RichTextSubmission {
  kind: Block['kind']
  level?: Maybe<number>
  attribution?: Maybe<RichTextSubmission>
  source?: Maybe<string>
  ordered?: Maybe<boolean>
  start?: Maybe<number>
  items?: Maybe<readonly ListItemSubmission[]>
  media?: Maybe<MediaSubmission>
  link?: Maybe<string>
  poster?: Maybe<string>
  pictures?: Maybe<readonly BlockSubmission[]>
  caption?: Maybe<RichTextSubmission>
  rows?: Maybe<readonly TableRowSubmission[]>
  syntax?: Maybe<string>
  url?: Maybe<string>
  provider?: Maybe<string>
  title?: Maybe<string>
  author?: Maybe<string>
  thumbnail?: Maybe<string>
  heading?: Maybe<RichTextSubmission>
  blocks?: Maybe<readonly BlockSubmission[]>
  name?: Maybe<string>
}
