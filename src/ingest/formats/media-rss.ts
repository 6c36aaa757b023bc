import type { MediaNs } from 'feedsmith'
import type { GivenRendition } from '../../../db/tables/body/rendition.ts'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { mainRendition } from '../../../schema/media/given-renditions.ts'
import { withRenditions } from '../../html/given-renditions.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf, positive } from '../text/media-kind.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'
import { givenRendition } from '../text/rendition.ts'

type Described = Pick<MediaNs.Content, 'title' | 'description' | 'credits' | 'copyright' | 'status'>

/** The `media:` elements of an item. An element inherits what it lacks from its group and from the item. */
export function mediaRss(media: MediaNs.ItemOrFeed | undefined, base: string | null): MediaSubmission[] {
  if (!media) return []
  const alone = (media.contents ?? []).flatMap((content) => {
    const found = contentOf(content, [content, media], base)
    const thumbnails = thumbnailsOf(found, content, base)
    return thumbnails.length === 0 || !found
      ? found
      : withRenditions(found, [givenRendition({ ...found, mimeType: content.type }), ...thumbnails])
  })
  const grouped = (media.groups ?? []).flatMap((group) =>
    versions(
      (group.contents ?? []).map((content) => ({ content, media: contentOf(content, [content, group, media], base) })),
      group,
      base,
    ),
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

/** A group holds versions of one thing: of each kind all, of which the widest that a page should load stands for it. */
function versions(
  contents: readonly { readonly content: MediaNs.Content; readonly media: MediaSubmission | null }[],
  group: Pick<MediaNs.Group, 'thumbnails'>,
  base: string | null,
): MediaSubmission[] {
  const found = contents.flatMap(({ content, media }) =>
    media ? [{ ...givenRendition({ ...media, mimeType: content.type }), media }] : [],
  )
  return [...Map.groupBy(found, ({ media }) => media.kind)].flatMap(([kind, same]) => {
    const main = mainRendition(kind, same)
    const renditions = same.map(({ media: _media, ...rendition }) => rendition)
    return main ? [withRenditions(main.media, [...renditions, ...thumbnailsOf(main.media, group, base)])] : []
  })
}

/** Smaller versions of a picture; of a film they are another thing. */
function thumbnailsOf(
  media: MediaSubmission | null,
  { thumbnails = [] }: Pick<MediaNs.Group, 'thumbnails'>,
  base: string | null,
): GivenRendition[] {
  if (media?.kind !== 'IMAGE') return []
  return thumbnails.flatMap((thumbnail) => {
    const url = absoluteUrl(thumbnail.url, base)
    return url === null ? [] : [givenRendition({ ...thumbnail, url, name: 'thumbnail' })]
  })
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
