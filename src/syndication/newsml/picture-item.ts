import { html, type SafeHtml } from '@remix-run/html-template'
import type { Feed } from '../feed.ts'
import { mediaType } from '../media.ts'
import type { Picture, Story } from '../story.ts'
import { element, itemElement, property } from './item.ts'

const CLASSES = { IMAGE: 'picture', VIDEO: 'video', AUDIO: 'audio' } as const

/** Of the lead picture, film or sound of a story: two stories may show the same one with different captions. */
export function pictureGuid(uri: string): string {
  return `${uri}#lead`
}

/** The lead picture, film or sound of a story, with a link to each of its sizes; null if there is none. */
export function pictureItem({ uri, version, updatedAt, language, leadMedia }: Story, feed: Feed): SafeHtml | null {
  if (leadMedia === null) return null
  const { kind, altText, caption, credit } = leadMedia
  return itemElement(
    'newsItem',
    {
      guid: pictureGuid(uri),
      version,
      itemClass: CLASSES[kind],
      versionCreated: updatedAt,
      language,
      contentMeta: [
        property('headline', altText),
        property('creditline', credit),
        property('description', caption, 'drol:caption'),
      ],
      content: html`<contentSet>\n${sizesOf(leadMedia)}</contentSet>\n`,
    },
    feed,
  )
}

/** Names of renditions are none of the codes that NewsML has for them. */
function sizesOf(media: Picture): SafeHtml[] {
  const { kind, durationSeconds: duration, renditions } = media
  const sizes = renditions.length > 0 ? renditions : [{ ...media, mimeType: null }]
  return sizes.map(({ url, width, height, mimeType }) =>
    element('remoteContent', {
      href: url,
      contenttype: mimeType ?? mediaType({ kind, url }),
      width,
      height,
      duration,
    }),
  )
}
