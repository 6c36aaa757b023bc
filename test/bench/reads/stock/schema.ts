import SchemaBuilder from '@pothos/core'
import type { GraphQLSchema } from 'graphql'
import type { Block } from '../../../../db/tables/block.ts'
import type { Loaders } from './loaders.ts'
import { bySlug, inSection, latest, type Named, type Picture, type Story, sectionBySlug } from './rows.ts'

const builder = new SchemaBuilder<{ Context: Loaders; DefaultFieldNullability: false }>({
  defaultFieldNullability: false,
})
type Of<Type extends Block['type']> = Extract<Block, { type: Type }>
type Text = Of<'paragraph' | 'heading' | 'quote' | 'list'>
const isText = (block: Block): block is Text => ['paragraph', 'heading', 'quote', 'list'].includes(block.type)
const given = <Value>(values: readonly (Value | null)[]) => values.filter((value) => value !== null)

const Section = builder.objectRef<Named>('Section')
const Author = builder.objectRef<Named>('Author')
const Tag = builder.objectRef<Named>('Tag')
const Media = builder.objectRef<Picture>('Media')
const Article = builder.objectRef<Story>('Article')
const News = builder.objectRef<readonly Story[]>('NewsConnection')
const Paragraph = builder.objectRef<Of<'paragraph'>>('Paragraph')
const Heading = builder.objectRef<Of<'heading'>>('Heading')
const Quote = builder.objectRef<Of<'quote'>>('Quote')
const BulletList = builder.objectRef<Of<'list'>>('BulletList')

Paragraph.implement({ fields: (t) => ({ html: t.exposeString('html'), text: t.exposeString('text') }) })
Heading.implement({ fields: (t) => ({ level: t.exposeInt('level'), text: t.exposeString('text') }) })
Quote.implement({
  fields: (t) => ({
    text: t.exposeString('text'),
    attribution: t.exposeString('attribution', { nullable: true }),
  }),
})
BulletList.implement({
  fields: (t) => ({ ordered: t.exposeBoolean('ordered'), items: t.exposeStringList('items') }),
})
const Body = builder.unionType('Block', {
  types: [Paragraph, Heading, Quote, BulletList],
  resolveType: ({ type }) => {
    if (type === 'paragraph') return Paragraph
    if (type === 'heading') return Heading
    return type === 'quote' ? Quote : BulletList
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
      args: { slug: t.arg.string({ required: true }) },
      resolve: (_root, { slug }, { query }) => bySlug(query, slug),
    }),
  }),
})

/** The part of our schema that the questions need, as the documentation of Pothos and DataLoader has it written. */
export const stockSchema: GraphQLSchema = builder.toSchema()
