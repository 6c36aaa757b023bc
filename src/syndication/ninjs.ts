import type { Feed } from './feed.ts'
import { mediaType } from './media.ts'
import type { Picture, Story } from './story.ts'

const STANDARD = { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' }

const TYPES = { IMAGE: 'picture', VIDEO: 'video', AUDIO: 'audio' } as const

/** Renders ninjs 3.0: an item on each line. ninjs describes one item and has no feed around it. */
export function ninjs({ stories, deleted }: Feed): string {
  return [...stories.map(itemOf), ...deleted.map(withdrawn)].map((item) => `${JSON.stringify(item)}\n`).join('')
}

/** A story that receivers have to withhold or to kill. */
function withdrawn({ uri, version, isKilled, at }: Feed['deleted'][number]): object {
  const pubStatus = isKilled ? 'canceled' : 'withheld'
  return { standard: STANDARD, uri, type: 'text', pubStatus, version: String(version), versionCreated: at }
}

function itemOf(story: Story): object {
  const { uri, url, headline, standfirst, bodyHtml, bodyText, language, byline, leadMedia, source } = story
  return {
    standard: STANDARD,
    uri,
    type: 'text',
    // A feed has only what readers have.
    pubStatus: 'usable',
    version: String(story.version),
    firstCreated: story.publishedAt,
    versionCreated: story.updatedAt,
    ...(story.expiresAt !== null && { expires: story.expiresAt }),
    urgency: story.urgency,
    language,
    headlines: [plain('main', headline)],
    ...(standfirst !== null && { descriptions: [plain('summary', standfirst)] }),
    bodies: [{ role: 'main', contentType: 'text/html', value: bodyHtml }, plain('main', bodyText)],
    ...(byline !== null && { by: byline }),
    people: story.authors.map(({ name }) => ({ name, rel: 'author' })),
    ...(story.slugline !== null && { slugline: story.slugline }),
    ...(story.dateline !== null && { located: story.dateline }),
    subjects: [
      ...story.sections.map(({ slug, name }) => ({ name, rel: 'section', literal: slug })),
      ...story.tags.map(({ slug, name }) => ({ name, rel: 'about', literal: slug })),
    ],
    genres: [
      ...(story.genre === null ? [] : [{ name: story.genre }]),
      ...story.labels.map(({ slug, name }) => ({ name, literal: slug })),
    ],
    ...(source && { infoSources: [{ name: source.name, ...(source.url !== null && { uri: source.url }) }] }),
    altIds: [
      { role: 'url', value: url },
      ...(story.canonicalUrl === null ? [] : [{ role: 'canonical', value: story.canonicalUrl }]),
    ],
    associations: [
      ...(leadMedia ? [mediaOf(leadMedia)] : []),
      ...story.related.map((other) => ({ name: other.headline, rel: 'related', type: 'text', uri: other.uri })),
    ],
  }
}

/** The name tells receivers that it is the lead. */
function mediaOf(media: Picture): object {
  const { kind, url, altText, caption, credit, width, height, durationSeconds, renditions } = media
  const only = {
    name: 'main',
    href: url,
    contentType: mediaType(media),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(durationSeconds !== null && { duration: durationSeconds }),
  }
  const sizes = renditions.map((size) => ({
    name: size.name ?? (size.width === null || size.height === null ? 'other' : `${size.width}x${size.height}`),
    href: size.url,
    contentType: size.mimeType ?? mediaType({ kind, url: size.url }),
    ...(size.width !== null && { width: size.width }),
    ...(size.height !== null && { height: size.height }),
    ...(durationSeconds !== null && { duration: durationSeconds }),
  }))
  return {
    name: 'main',
    type: TYPES[kind],
    uri: url,
    ...(altText !== null && { headlines: [plain('main', altText)] }),
    ...(caption !== null && { descriptions: [plain('caption', caption)] }),
    ...(credit !== null && { by: credit }),
    renditions: sizes.length > 0 ? sizes : [only],
  }
}

function plain(role: string, value: string): object {
  return { role, contentType: 'text/plain', value }
}
