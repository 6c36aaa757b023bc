import type { MediaKind } from './media.ts'

/** A picture, video or audio, in a body or as lead. `credit` is stored unchanged. */
export type Media = {
  readonly kind: MediaKind
  readonly url: string
  readonly altText: string | null
  readonly caption: string | null
  readonly credit: string | null
  readonly width: number | null
  readonly height: number | null
  readonly durationSeconds: number | null
  readonly isLive: boolean
}

/** A block of a body. `html` was sanitised when it was stored and is safe to embed; `text` is plain. */
export type Block =
  | { readonly type: 'paragraph'; readonly html: string; readonly text: string }
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'quote'; readonly text: string; readonly attribution: string | null }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly type: 'media'; readonly media: Media }
  | { readonly type: 'embed'; readonly url: string; readonly provider: string | null; readonly html: string | null }
  | LivePostBlock

export interface LivePostBlock {
  readonly type: 'live-post'
  readonly key: string
  /** RFC 3339, UTC. */
  readonly at: string
  readonly headline: string | null
  readonly keyEvent: boolean
  readonly pinned: boolean
  readonly html: string
  readonly text: string
}
