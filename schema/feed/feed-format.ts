import type { FeedFormat } from '../../db/tables/feed.ts'
import { builder } from '../builder.ts'

export const FeedFormatEnum = builder.enumType('FeedFormat', {
  description: 'What the documents of a feed are written in.',
  values: {
    RSS: { description: 'RSS 0.9x, 1.0 (RDF) and 2.0, with Media RSS and podcasts.' },
    ATOM: { description: 'Atom 0.3 and 1.0.' },
    JSON_FEED: { description: 'JSON Feed.' },
    NINJS: { description: 'ninjs, also as Superdesk writes it, and as NDJSON.' },
    NEWSML_G2: { description: 'NewsML-G2.' },
    NEWSML_1: { description: 'NewsML 1.0 to 1.2.' },
    NITF: { description: 'NITF.' },
    SITEMAP: { description: 'A news sitemap.' },
    WORDPRESS: { description: 'The REST API of WordPress, and its exports.' },
    GHOST: { description: 'An export of Ghost.' },
    GUARDIAN: { description: 'The Content API of the Guardian.' },
    AP: { description: 'The Media API of the AP.' },
    LDRS: { description: 'The Local Democracy Reporting Service of the BBC.' },
  } satisfies { readonly [_ in FeedFormat]: { readonly description: string } },
})
