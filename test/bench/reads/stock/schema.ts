import SchemaBuilder from '@pothos/core'
import type { GraphQLSchema } from 'graphql'
import type { Block, BlockOf, ListItem as ListItemRow } from '../../../../db/tables/body/block.ts'
import type { RichText as RichTextRow } from '../../../../db/tables/body/rich-text.ts'
import type { Loaders } from './loaders.ts'
import { bySlug, inSection, latest, type Named, type Picture, type Story, sectionBySlug } from './rows.ts'

const builder = new SchemaBuilder<{ Context: Loaders; DefaultFieldNullability: false }>({
  defaultFieldNullability: false,
})
type Text = BlockOf<'PARAGRAPH' | 'HEADING' | 'QUOTE' | 'LIST'>
const isText = (block: Block): block is Text => ['PARAGRAPH', 'HEADING', 'QUOTE', 'LIST'].includes(block.kind)
const given = <Value>(values: readonly (Value | null)[]) => values.filter((value) => value !== null)

const Section = builder.objectRef<Named>('Section')
const Author = builder.objectRef<Named>('Author')
const Tag = builder.objectRef<Named>('Tag')
const Media = builder.objectRef<Picture>('Media')
const Article = builder.objectRef<Story>('Article')
const News = builder.objectRef<readonly Story[]>('NewsConnection')
const Paragraph = builder.objectRef<BlockOf<'PARAGRAPH'>>('Paragraph')
const Heading = builder.objectRef<BlockOf<'HEADING'>>('Heading')
const Quote = builder.objectRef<BlockOf<'QUOTE'>>('Quote')
const List = builder.objectRef<BlockOf<'LIST'>>('List')
const ListItem = builder.objectRef<ListItemRow>('ListItem')
const RichText = builder.objectRef<RichTextRow>('RichText')

Paragraph.implement({ fields: (t) => ({ html: t.exposeString('html'), text: t.exposeString('text') }) })
Heading.implement({ fields: (t) => ({ level: t.exposeInt('level'), text: t.exposeString('text') }) })
Quote.implement({
  fields: (t) => ({
    text: t.exposeString('text'),
    attribution: t.expose('attribution', { type: RichText, nullable: true }),
  }),
})
RichText.implement({ fields: (t) => ({ text: t.exposeString('text') }) })
ListItem.implement({ fields: (t) => ({ text: t.exposeString('text') }) })
List.implement({
  fields: (t) => ({ ordered: t.exposeBoolean('ordered'), items: t.expose('items', { type: [ListItem] }) }),
})
const Body = builder.unionType('Block', {
  types: [Paragraph, Heading, Quote, List],
  resolveType: ({ kind }) => {
    if (kind === 'PARAGRAPH') return Paragraph
    if (kind === 'HEADING') return Heading
    return kind === 'QUOTE' ? Quote : List
  },
})
for (const ref of [Author, Tag, Section]) {
  ref.implement({ fields: (t) => ({ slug: t.exposeString('slug'), name: t.exposeString('name') }) })
}
News.implement({ fields: (t) => ({ nodes: t.field({ type: [Article], resolve: (stories) => stories }) }) })
builder.objectField(Section, 'articles', (t) =>
  t.field({
    type: News,
    args: { first: t.arg.int({ required: true }) },
    resolve: ({ id }, { first }, { query }) => inSection(query, id, first),
  }),
)
Media.implement({
  fields: (t) => ({
    url: t.exposeString('url'),
    altText: t.exposeString('altText', { nullable: true }),
    caption: t.exposeString('caption', { nullable: true }),
    credit: t.exposeString('credit', { nullable: true }),
    width: t.exposeInt('width', { nullable: true }),
    height: t.exposeInt('height', { nullable: true }),
  }),
})
Article.implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    headline: t.exposeString('headline'),
    standfirst: t.exposeString('standfirst', { nullable: true }),
    byline: t.exposeString('byline', { nullable: true }),
    publishedAt: t.string({ nullable: true, resolve: ({ publishedAt }) => publishedAt?.toISOString() }),
    updatedAt: t.string({ resolve: ({ updatedAt }) => updatedAt.toISOString() }),
    wordCount: t.exposeInt('wordCount'),
    section: t.field({
      type: Section,
      nullable: true,
      resolve: ({ sectionId }, _args, { section }) => section.load(sectionId),
    }),
    authors: t.field({
      type: [Author],
      resolve: async ({ authorIds }, _args, { author }) =>
        given(await Promise.all(authorIds.map((id) => author.load(id)))),
    }),
    tags: t.field({
      type: [Tag],
      resolve: async ({ tagIds }, _args, { tag }) => given(await Promise.all(tagIds.map((id) => tag.load(id)))),
    }),
    leadMedia: t.field({
      type: Media,
      nullable: true,
      resolve: ({ leadMediaId }, _args, { media }) => (leadMediaId === null ? null : media.load(leadMediaId)),
    }),
    body: t.field({
      type: [Body],
      resolve: async ({ id }, _args, { body }) => ((await body.load(id))?.body ?? []).filter(isText),
    }),
    related: t.field({
      type: [Article],
      args: { first: t.arg.int({ required: true }) },
      resolve: async ({ relatedUris }, { first }, { byUri }) =>
        given(await Promise.all(relatedUris.map((uri) => byUri.load(uri)))).slice(0, first),
    }),
  }),
})
const ArticleRef = builder.inputType('ArticleRef', { fields: (t) => ({ slug: t.string({ required: true }) }) })

builder.queryType({
  fields: (t) => ({
    latestNews: t.field({
      type: News,
      args: { first: t.arg.int({ required: true }) },
      resolve: (_root, { first }, { query }) => latest(query, first),
    }),
    section: t.field({
      type: Section,
      nullable: true,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (_root, { slug }, { query }) => sectionBySlug(query, slug),
    }),
    article: t.field({
      type: Article,
      nullable: true,
      args: { ref: t.arg({ type: ArticleRef, required: true }) },
      resolve: (_root, { ref }, { query }) => bySlug(query, ref.slug),
    }),
  }),
})

/** The part of our schema that the questions need, as the documentation of Pothos and DataLoader has it written. */
export const stockSchema: GraphQLSchema = builder.toSchema()
