import { generateRssFeed, type RssFeed } from 'feedsmith'
import { correctedBody } from './corrections.ts'
import { type Feed, GENERATOR, updatedAt } from './feed.ts'
import { hubLinks } from './hub-links.ts'
import { asMarkup, escaped, withoutPadding } from './legible.ts'
import { enclosureOf, mediaOf } from './media.ts'
import { authorsOf, categoriesOf, type Story } from './story.ts'

/** Renders RSS 2.0, with the body in `content:encoded`. */
export function rss(feed: Feed): string {
  const { title, description, language, home, self, hub, stories } = feed
  const document: RssFeed.Feed<Date, true> = {
    title: asMarkup(title),
    description: escaped(description),
    link: home,
    lastBuildDate: updatedAt(feed),
    generator: GENERATOR,
    docs: 'https://www.rssboard.org/rss-specification',
    atom: { links: [{ rel: 'self', type: 'application/rss+xml', href: self }, ...hubLinks(hub)] },
    items: stories.map(itemOf),
    ...(language !== null && { language }),
  }
  return withoutPadding(generateRssFeed(document, { strict: true }))
}

function itemOf(story: Story): RssFeed.Item<Date, true> {
  const { uri, url, headline, standfirst, language, publishedAt, source, leadMedia } = story
  return {
    title: asMarkup(headline),
    link: url,
    guid: { value: uri, isPermaLink: false },
    pubDate: publishedAt,
    atom: { updated: story.updatedAt },
    categories: categoriesOf(story).map((name) => ({ name: asMarkup(name) })),
    // In RSS, `author` is a mail address, so authors go to `dc:creator`.
    dc: { creators: authorsOf(story), languages: [language] },
    content: { encoded: correctedBody(story) },
    ...(standfirst !== null && { description: escaped(standfirst) }),
    ...(source?.url && { source: { title: source.name, url: source.url } }),
    enclosures: enclosureOf(leadMedia),
    ...mediaOf(leadMedia),
  }
}
