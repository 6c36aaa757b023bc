import type { MediaNs } from 'feedsmith'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf, positive } from '../text/media-kind.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'

type Described = Pick<MediaNs.Content, 'title' | 'description' | 'credits' | 'copyright' | 'status'>

/** The `media:` elements of an item. An element inherits what it lacks from its group and from the item. */
export function mediaRss(media: MediaNs.ItemOrFeed | undefined, base: string | null): MediaSubmission[] {
  if (!media) return []
  const alone = (media.contents ?? []).map((content) => contentOf(content, [content, media], base))
  const grouped = (media.groups ?? []).flatMap((group) =>
    widest((group.contents ?? []).map((content) => contentOf(content, [content, group, media], base))),
  )
  const found = [...alone, ...grouped].filter((content) => content !== null)
  if (found.some(({ kind }) => kind === 'IMAGE')) return found
  const thumbnails = [media, ...(media.groups ?? []), ...(media.contents ?? [])].flatMap((holder) =>
    (holder.thumbnails ?? []).map((thumbnail) => contentOf({ ...thumbnail, medium: 'image' }, [holder, media], base)),
  )
  return [...found, ...thumbnails.filter((thumbnail) => thumbnail !== null)]
}

/** What describes the item as a whole, as in feeds of films that have no other text. */
export function descriptionOf(media: MediaNs.ItemOrFeed | undefined): string | undefined {
  return media?.description?.value ?? media?.groups?.[0]?.description?.value
}

/** A group holds versions of one thing: the widest of each kind. */
function widest(versions: readonly (MediaSubmission | null)[]): MediaSubmission[] {
  const found = versions.filter((version) => version !== null)
  return [...Map.groupBy(found, ({ kind }) => kind).values()].flatMap((same) =>
    same.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0)).slice(0, 1),
  )
}

function contentOf(
  content: Pick<MediaNs.Content, 'url' | 'type' | 'medium' | 'width' | 'height' | 'duration'>,
  holders: readonly Described[],
  base: string | null,
): MediaSubmission | null {
  const url = absoluteUrl(content.url, base)
  if (url === null || isAvatar(url) || !holders.every(isActive)) return null
  const hint = content.type ?? content.medium
  const kind = kindOf(hint, url) ?? (hint === undefined ? 'IMAGE' : null)
  if (kind === null) return null
  const description = first(holders, (holder) => textIn(holder.description))
  return {
    kind,
    url,
    altText: description ?? first(holders, (holder) => textIn(holder.title)),
    caption: description,
    credit: first(holders, creditsOf) ?? first(holders, (holder) => oneLine(holder.copyright?.value)),
    width: positive(content.width),
    height: positive(content.height),
    durationSeconds: positive(content.duration),
  }
}

/** A text without a type is often HTML, so it is parsed as HTML; `type="plain"` is literal. */
function textIn(text: MediaNs.TitleOrDescription | undefined): string {
  return text?.type === 'plain' ? oneLine(text.value) : plain(text?.value)
}

function creditsOf({ credits }: Described): string {
  return [...new Set((credits ?? []).map((credit) => oneLine(credit.value)))]
    .filter((credit) => credit !== '')
    .join(', ')
}

function first(holders: readonly Described[], textOf: (holder: Described) => string): string | null {
  return orNull(holders.map(textOf).find((text) => text !== '') ?? '')
}

/** The source may have blocked or deleted what it still names. */
function isActive({ status }: Described): boolean {
  return !/^(?:blocked|deleted)$/i.test(status?.state ?? '')
}

/** WordPress.com sends the portrait of the author as a picture of the story. */
function isAvatar(url: string): boolean {
  return /(?:^|\.)gravatar\.com$/.test(new URL(url).hostname)
}
