import { type AtomFeed, generateAtomFeed } from 'feedsmith'
import { correctedBody } from './corrections.ts'
import { withDeletedEntries } from './deleted-entries.ts'
import { type Feed, GENERATOR, updatedAt } from './feed.ts'
import { hubLinks } from './hub-links.ts'
import { withoutPadding } from './legible.ts'
import { enclosureOf, mediaOf } from './media.ts'
import { authorsOf, categoriesOf, type Story } from './story.ts'

/** Renders Atom (RFC 4287), with the body as HTML. */
export function atom(feed: Feed): string {
  const { title, publisher, description, language, home, self, hub, stories } = feed
  const document: AtomFeed.Feed<Date, true> = {
    id: self,
    title: { value: title },
    subtitle: { value: description },
    updated: updatedAt(feed),
    // The author of entries without one.
    authors: [{ name: publisher }],
    generator: { text: GENERATOR },
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', type: 'text/html', href: home },
      ...hubLinks(hub),
    ],
    entries: stories.map(entryOf),
    ...(language !== null && { xml: { lang: language } }),
  }
  return withDeletedEntries(withoutPadding(generateAtomFeed(document, { strict: true })), feed.deleted)
}

function entryOf(story: Story): AtomFeed.Entry<Date, true> {
  const { uri, url, headline, standfirst, language, publishedAt, source, leadMedia } = story
  return {
    id: uri,
    title: { value: headline },
    updated: story.updatedAt,
    published: publishedAt,
    links: [{ rel: 'alternate', type: 'text/html', href: url }, ...via(source), ...enclosureLinks(leadMedia)],
    authors: authorsOf(story).map((name) => ({ name })),
    categories: categoriesOf(story).map((name) => ({ term: name })),
    content: { type: 'html', value: correctedBody(story) },
    xml: { lang: language },
    ...(standfirst !== null && { summary: { value: standfirst } }),
    ...mediaOf(leadMedia),
  }
}

/** The link to the source. */
function via(source: Story['source']): { rel: string; href: string; title: string }[] {
  const href = source?.itemUrl ?? source?.url
  return source && href ? [{ rel: 'via', href, title: source.name }] : []
}

function enclosureLinks(media: Story['leadMedia']): { rel: string; href: string; type: string }[] {
  return enclosureOf(media).map(({ url, type }) => ({ rel: 'enclosure', href: url, type }))
}
