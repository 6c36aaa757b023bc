import { bodyOfArticle, bodyTextOfArticle, leadMediaOfArticle } from '../db/article-relations.ts'
import type { Article as ArticleRow } from '../db/articles.ts'
import type { Block as BlockRow } from '../db/block.ts'
import { writtenPubStatus } from '../db/written.ts'
import { articlePath } from './addresses.ts'
import { articleById, bodyOf, visible } from './article-loading.ts'
import { BLOCK_TYPES, Block } from './block.ts'
import { bodyHtml } from './block-html.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { Label } from './label.ts'
import { Media, mediaById } from './media.ts'
import { needs, readWith, together } from './read-together.ts'
import { written, writtenTogether, writtenUnion } from './written.ts'

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
  id: { resolve: (article) => article.id },
  loadOne: async (id, context) => visible(await articleById(context, id), context.viewer),
  fields: (t) => ({
    uri: t.exposeString('uri', {
      description: 'Stable across versions; unique. Given by the source on ingest, else minted here.',
    }),
    slug: t.exposeString('slug', { description: 'Names it in addresses; earlier slugs keep working.' }),
    url: t.field({
      type: 'URL',
      description: 'Its page for readers.',
      extensions: { ...needs('language', 'slug') },
      resolve: (article, _args, { publicUrl }) => new URL(articlePath(article), publicUrl).href,
    }),
    version: t.exposeInt('version', { description: 'Counts from 1; drafts count too.' }),
    pubStatus: t.field({
      type: PubStatus,
      description: 'Whether it may be used.',
      extensions: {
        ...needs('state'),
        ...written((column) => writtenPubStatus(column('state'))),
      },
      resolve: ({ state }) => (state === 'DRAFT' ? 'WITHHELD' : state),
    }),
    headline: t.exposeString('headline', { description: 'Never holds its own flags: see `labels`.' }),
    standfirst: t.exposeString('standfirst', { nullable: true, description: 'The lines between headline and body.' }),
    byline: t.exposeString('byline', { nullable: true, description: 'Who wrote it, as it is to be printed.' }),
    dateline: t.exposeString('dateline', { nullable: true, description: 'Where it was written.' }),
    slugline: t.exposeString('slugline', { nullable: true, description: 'Keywords that identify it among editors.' }),
    language: t.expose('language', { type: 'LanguageTag', description: 'The language it is written in.' }),
    urgency: t.exposeInt('urgency', { description: '1 (flash) to 9.' }),
    labels: t.expose('labels', { type: [Label], description: 'What the headline is flagged with.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it first became public; null before that.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When this version was made.' }),
    embargoedUntil: t.expose('embargoedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Not public before this time.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'Not public after this time.' }),
    leadMedia: t.field({
      type: Media,
      nullable: true,
      description: 'What is shown with the headline.',
      extensions: { ...together(leadMediaOfArticle), ...writtenTogether() },
      resolve: (article, _args, context) => {
        const read = readWith(article, leadMediaOfArticle)
        if (read !== undefined) return read
        const { leadMediaId } = article
        return leadMediaId === null ? null : mediaById(context, leadMediaId)
      },
    }),
    body: t.field({
      type: [Block],
      description: 'The text, piece by piece.',
      extensions: { ...together(bodyOfArticle), ...writtenUnion(BLOCK_TYPES) },
      resolve: (article, _args, context) => body(article, context),
    }),
    bodyHtml: t.string({
      description: 'The text as sanitised HTML, safe to embed.',
      extensions: { ...together(bodyOfArticle) },
      resolve: async (article, _args, context) => bodyHtml(await body(article, context), context.publicUrl),
    }),
    bodyText: t.string({
      description: 'The text without markup, a line for each block.',
      extensions: { ...together(bodyTextOfArticle), ...writtenTogether() },
      resolve: async (article, _args, context) =>
        readWith(article, bodyTextOfArticle) ?? (await bodyOf(context, article))?.text ?? '',
    }),
    wordCount: t.exposeInt('wordCount', { description: 'Words of the body.' }),
  }),
})

function body(article: ArticleRow, context: Context): readonly BlockRow[] | Promise<readonly BlockRow[]> {
  return readWith(article, bodyOfArticle) ?? bodyOf(context, article).then((found) => found?.body ?? [])
}
