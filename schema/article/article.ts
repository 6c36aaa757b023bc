import { sql } from 'kysely'
import { ARTICLE, type Article as ArticleRow, articleById } from '../../db/content/article.ts'
import { leadMediaOfArticle } from '../../db/content/media.ts'
import { articlePath } from '../addresses.ts'
import { builder } from '../builder.ts'
import { articleTag } from '../cache-tags.ts'
import { Media } from '../media/media.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { isEditor } from '../viewer/viewer.ts'
import { BLOCK_TYPES, Block } from './block.ts'
import { bodyHtml } from './block-html.ts'
import { Label } from './label.ts'

export const PubStatus = builder.enumType('PubStatus', {
  description: 'Whether news may be used, in the words of ninjs.',
  values: {
    USABLE: { description: 'Public.' },
    WITHHELD: { description: 'Not to be published for now; drafts and scheduled stories are withheld too.' },
    CANCELED: { description: 'Killed for good; only the tombstone is left.' },
  },
})

const ArticleRef = builder.objectRef<ArticleRow>('Article')

export const Article = builder.node(ArticleRef, {
  description: 'A story, as its latest public version tells it.',
  extensions: { rows: new RowsOf(ARTICLE) },
  id: { resolve: (article) => article.id },
  loadOne: (id, context) => {
    context.addCacheTag(articleTag(id))
    return loadOne(context, articleById, { id }, { all: isEditor(context.viewer) })
  },
  fields: (t) => ({
    uri: t.column('uri', {
      description: 'Stable across versions; unique. Given by the source on ingest, else minted here.',
    }),
    slug: t.column('slug', { description: 'Names it in addresses; earlier slugs keep working.' }),
    url: t.field({
      type: 'URL',
      description: 'Its page for readers.',
      select: ['language', 'slug'],
      resolve: (article, _args, { publicUrl }) => new URL(articlePath(article), publicUrl).href,
    }),
    version: t.column('version', { type: 'Int', description: 'Counts from 1; drafts count too.' }),
    pubStatus: t.sql({
      type: PubStatus,
      description: 'Whether it may be used.',
      sql: (article) => sql`case ${article('state')} when 'DRAFT' then 'WITHHELD' else ${article('state')} end`,
    }),
    headline: t.column('headline', { description: 'Never holds its own flags: see `labels`.' }),
    standfirst: t.column('standfirst', { nullable: true, description: 'The lines between headline and body.' }),
    byline: t.column('byline', { nullable: true, description: 'Who wrote it, as it is to be printed.' }),
    dateline: t.column('dateline', { nullable: true, description: 'Where it was written.' }),
    slugline: t.column('slugline', { nullable: true, description: 'Keywords that identify it among editors.' }),
    language: t.column('language', { type: 'LanguageTag', description: 'The language it is written in.' }),
    urgency: t.column('urgency', { type: 'Int', description: '1 (flash) to 9.' }),
    labels: t.column('labels', { type: [Label], description: 'What the headline is flagged with.' }),
    publishedAt: t.column('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it first became public; null before that.',
    }),
    updatedAt: t.column('updatedAt', { type: 'DateTime', description: 'When this version was made.' }),
    embargoedUntil: t.column('embargoedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Not public before this time.',
    }),
    expiresAt: t.column('expiresAt', { type: 'DateTime', nullable: true, description: 'Not public after this time.' }),
    leadMedia: t.relation(leadMediaOfArticle, {
      type: Media,
      nullable: true,
      description: 'What is shown with the headline.',
    }),
    body: t.column('body', { type: [Block], types: BLOCK_TYPES, description: 'The text, piece by piece.' }),
    bodyHtml: t.field({
      type: 'String',
      description: 'The text as sanitised HTML, safe to embed.',
      select: ['body'],
      resolve: ({ body }, _args, { publicUrl }) => bodyHtml(body, publicUrl),
    }),
    bodyText: t.column('bodyText', { description: 'The text without markup, a line for each block.' }),
    wordCount: t.column('wordCount', { type: 'Int', description: 'Words of the body.' }),
  }),
})
