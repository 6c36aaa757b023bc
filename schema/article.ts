import type { Article as ArticleRow } from '../db/articles.ts'
import { articlePath } from './addresses.ts'
import { articleById, articleBySlug, articleByUri, bodyOf, translationsOf, visible } from './article-loading.ts'
import { Block } from './block.ts'
import { bodyHtml } from './block-html.ts'
import { builder } from './builder.ts'
import { Label } from './label.ts'
import { Media, mediaById } from './media.ts'
import { badInput } from './problem.ts'

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
      resolve: (article, _args, { publicUrl }) => new URL(articlePath(article), publicUrl).href,
    }),
    version: t.exposeInt('version', { description: 'Counts from 1; drafts count too.' }),
    pubStatus: t.field({
      type: PubStatus,
      description: 'Whether it may be used.',
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
      resolve: ({ leadMediaId }, _args, context) => (leadMediaId === null ? null : mediaById(context, leadMediaId)),
    }),
    body: t.field({
      type: [Block],
      description: 'The text, piece by piece.',
      resolve: async (article, _args, context) => (await bodyOf(context, article))?.body ?? [],
    }),
    bodyHtml: t.string({
      description: 'The text as sanitised HTML, safe to embed.',
      resolve: async (article, _args, context) =>
        bodyHtml((await bodyOf(context, article))?.body ?? [], context.publicUrl),
    }),
    bodyText: t.string({
      description: 'The text without markup, a line for each block.',
      resolve: async (article, _args, context) => (await bodyOf(context, article))?.text ?? '',
    }),
    wordCount: t.exposeInt('wordCount', { description: 'Words of the body.' }),
  }),
})

builder.objectField(ArticleRef, 'translations', (t) =>
  t.field({
    type: [ArticleRef],
    description: 'The same story in other languages, those that are public.',
    resolve: async (article, _args, context) =>
      (await translationsOf(context, article.translationGroup)).filter((other) => other.id !== article.id),
  }),
)

const DEFAULT_RELATED = 5
const MAX_RELATED = 20

builder.objectField(ArticleRef, 'related', (t) =>
  t.field({
    type: [ArticleRef],
    description: 'What its editors recommend with it, in their order, those that are public.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_RELATED, description: `At most this many, up to ${MAX_RELATED}.` }),
    },
    resolve: async (article, { first }, context) => {
      const limit = first ?? DEFAULT_RELATED
      if (limit < 1 || limit > MAX_RELATED)
        throw badInput([{ path: ['first'], message: `must be from 1 to ${MAX_RELATED}` }])
      const related = await Promise.all(article.relatedUris.map((uri) => articleByUri(context, uri)))
      return related
        .filter((other) => other !== null)
        .filter((other) => other.state === 'USABLE')
        .slice(0, limit)
    },
  }),
)

builder.queryField('article', (t) =>
  t.field({
    type: ArticleRef,
    nullable: true,
    description:
      'By current slug, or by any earlier slug of the article (then `article.slug` differs from the argument). Null when there is none to see.',
    args: {
      slug: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
      uri: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
    },
    resolve: async (_root, { slug, uri }, context) => {
      if (typeof slug === 'string' && typeof uri !== 'string') {
        return visible(await articleBySlug(context, slug), context.viewer)
      }
      if (typeof uri === 'string' && typeof slug !== 'string') {
        return visible(await articleByUri(context, uri), context.viewer)
      }
      throw badInput([{ path: ['slug'], message: 'Give exactly one of slug and uri.' }])
    },
  }),
)
