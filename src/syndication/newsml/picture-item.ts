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

function sizesOf(media: Picture): SafeHtml[] {
  const { url, width, height, durationSeconds, renditions } = media
  if (renditions.length === 0) {
    return [
      element('remoteContent', { href: url, contenttype: mediaType(media), width, height, duration: durationSeconds }),
    ]
  }
  return renditions.map((size) =>
    element('remoteContent', { href: size.url, contenttype: 'image/jpeg', width: size.width, height: size.height }),
  )
}
