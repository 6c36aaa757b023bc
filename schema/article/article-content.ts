import type { Article as ArticleRow } from '../../db/content/article.ts'
import { leadMediaOfArticle } from '../../db/content/media/media.ts'
import { BLOCK_TYPES, Block } from '../body/block.ts'
import { bodyHtml } from '../body/block-html.ts'
import { builder } from '../builder.ts'
import { Media } from '../media/media.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { Access } from './access.ts'
import { Original } from './original.ts'

/** The fields that an article has in every version, declared once. Other nouns add theirs, such as `authors`. */
export const ArticleContent = builder.interfaceRef<ArticleRow>('ArticleContent').implement({
  scope: 'public',
  description:
    'What an article says: in the version that readers have (`Article`), or in another one (`ArticleVersion`).',
  fields: (t) => ({
    version: t.column('version', { type: 'Int', description: 'The version number, from 1. Drafts are counted too.' }),
    slug: t.column('slug', { description: 'The name of the article in URLs. Earlier ones keep working.' }),
    headline: t.column('headline', { description: 'Plain text, without labels such as Breaking: see `labels`.' }),
    standfirst: t.column('standfirst', { nullable: true, description: 'The paragraph between headline and body.' }),
    byline: t.column('byline', { nullable: true, description: 'The authors as text, for display.' }),
    dateline: t.column('dateline', { nullable: true, description: 'The place of reporting.' }),
    slugline: t.column('slugline', { nullable: true, description: 'Keywords that identify the article for editors.' }),
    language: t.column('language', { type: 'LanguageTag', description: 'The language of the article.' }),
    urgency: t.column('urgency', { type: 'Int', description: '1 (flash) to 9.' }),
    genre: t.column('genre', { nullable: true, description: 'The genre, such as interview or review.' }),
    access: t.column('access', { type: Access, description: 'Who may read it on its page.' }),
    canonicalUrl: t.column('canonicalUrl', {
      type: 'URL',
      nullable: true,
      description: 'The URL of the original, if this is a copy.',
    }),
    seoTitle: t.column('seoTitle', {
      nullable: true,
      description: 'The title for search engines, if not the headline.',
    }),
    seoDescription: t.column('seoDescription', {
      nullable: true,
      description: 'The description for search engines, if not the standfirst.',
    }),
    socialTitle: t.column('socialTitle', {
      nullable: true,
      description: 'The title of shared links, if not the headline.',
    }),
    socialDescription: t.column('socialDescription', {
      nullable: true,
      description: 'The description of shared links, if not the standfirst.',
    }),
    embargoedUntil: t.column('embargoedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Not public before this time.',
    }),
    expiresAt: t.column('expiresAt', { type: 'DateTime', nullable: true, description: 'Not public after this time.' }),
    leadMedia: t.relation(leadMediaOfArticle, {
      type: Media,
      nullable: true,
      description:
        'The picture, video or audio of the headline. Readers do not get an uploaded picture whose rights have ended; editors do.',
      with: ({ context }) => ({ all: seesDrafts(context.viewer) }),
    }),
    body: t.column('body', { type: [Block], types: BLOCK_TYPES, description: 'The body as a list of blocks.' }),
    bodyHtml: t.field({
      type: 'String',
      description: 'The body as sanitised HTML, safe to embed.',
      select: ['body'],
      resolve: ({ body }, _args, { publicUrl }) => bodyHtml(body, publicUrl),
    }),
    original: t.column('original', {
      scope: 'articles:draft',
      type: Original,
      nullable: true,
      description: 'What the body was made from; null if it was sent as blocks.',
    }),
    relatedUris: t.column('relatedUris', {
      scope: 'articles:draft',
      type: ['String'],
      description: 'The uris of all related articles, public or not, as `related` of an input takes them.',
    }),
    deskFields: t.column('deskFields', {
      scope: 'articles:draft',
      type: ['String'],
      nullable: true,
      description:
        'The fields that the desk has changed since a feed brought the article: newer copies of the wire leave them. Null if no feed has brought it.',
    }),
    bodyText: t.column('bodyText', { description: 'The body as plain text, one line for each block.' }),
    wordCount: t.column('wordCount', { type: 'Int', description: 'Number of words in the body.' }),
  }),
})
