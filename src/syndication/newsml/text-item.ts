import { html, type SafeHtml } from '@remix-run/html-template'
import { sectionPath } from '../../../schema/addresses.ts'
import type { Feed } from '../feed.ts'
import type { Story } from '../story.ts'
import { concept, element, itemElement, property } from './item.ts'
import { pictureGuid } from './picture-item.ts'
import { xhtml } from './xhtml.ts'

/** Types of links that the IPTC has no code for. */
const LINK_RELATIONS = 'http://www.iana.org/assignments/relation/'

/** The text of a story. */
export function textItem(story: Story, feed: Feed): SafeHtml {
  const { uri, version, source, language, headline, corrections, expiresAt } = story
  // One address for each section, whatever the language of the story.
  const sectionUri = (slug: string) => new URL(sectionPath('en', slug), feed.self).href
  return itemElement(
    'newsItem',
    {
      guid: uri,
      version,
      itemClass: 'text',
      versionCreated: story.updatedAt,
      firstCreated: story.publishedAt,
      language,
      rightsHolder: source?.name ?? feed.publisher,
      itemMeta: [
        ...story.sections.map(({ slug, name }) => concept('service', name, { uri: sectionUri(slug) })),
        property('title', headline),
        ...corrections.map(({ text }) => property('edNote', text)),
        corrections.length === 0 ? null : element('signal', { qcode: 'sig:correction' }),
        expiresAt && property('expires', expiresAt.toISOString()),
        ...linksOf(story),
      ],
      contentMeta: contentMeta(story),
      content: html`<contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${headline}</title></head><body>${html.raw`${xhtml(story.bodyHtml)}`}</body></html></inlineXML>
</contentSet>
`,
    },
    feed,
  )
}

function linksOf({ uri, url, canonicalUrl, leadMedia, related }: Story): (SafeHtml | null)[] {
  const page = (relation: string, href: string) =>
    element('link', { reluri: `${LINK_RELATIONS}${relation}`, href, contenttype: 'text/html' })
  return [
    page('alternate', url),
    canonicalUrl === null ? null : page('canonical', canonicalUrl),
    leadMedia && element('link', { rel: 'irel:associatedWith', residref: pictureGuid(uri) }),
    ...related.map((other) => element('link', { rel: 'irel:seeAlso', residref: other.uri })),
  ]
}

function contentMeta(story: Story): (SafeHtml | null)[] {
  const { source, genre, dateline } = story
  return [
    property('urgency', story.urgency),
    dateline === null ? null : concept('located', dateline),
    source && concept('infoSource', source.name, { uri: source.url }),
    ...story.authors.map(({ name }) => concept('creator', name)),
    element('language', { tag: story.language }),
    genre === null ? null : concept('genre', genre),
    ...story.labels.map(({ slug, name }) => concept('genre', name, { literal: slug })),
    ...story.tags.map(({ slug, name }) => concept('subject', name, { literal: slug })),
    property('slugline', story.slugline),
    property('headline', story.headline),
    property('by', story.byline),
    property('description', story.standfirst, 'drol:summary'),
  ]
}
