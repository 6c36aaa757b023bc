import { allTags, TAG, type Tag as TagRow, tagById, tagBySlug, tagsOfArticle } from '../../db/content/tag.ts'
import { newsOfTag } from '../../db/news/news-lists.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, listTag, tagTag } from '../cache-tags.ts'
import { localizedName } from '../localized-name.ts'
import { listedNews } from '../news/listed-news.ts'
import { forwardNewsArgs } from '../news/news-arguments.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { RowsOf, type TagsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { isStaff } from '../viewer/viewer.ts'

export const TagKindEnum = builder.enumType('TagKind', {
  description: 'What a tag names.',
  values: {
    SUBJECT: { description: 'A subject, such as climate. Tags that articles create are subjects.' },
    PERSON: { description: 'A person.' },
    PLACE: { description: 'A place.' },
    ORGANISATION: { description: 'An organisation.' },
    EVENT: { description: 'An event, such as an election.' },
    SERIES: { description: 'A series of articles.' },
  },
})

const BY_ID: TagsOf<TagRow> = { columns: ['id'], add: (add, { id }) => add(tagTag(id)) }

const TagRef = builder.objectRef<TagRow>('Tag')

export const Tag = builder.node(TagRef, {
  scope: 'public',
  description: 'What articles are about: a subject, person, place, organisation, event or series.',
  extensions: { rows: new RowsOf(TAG) },
  id: { resolve: (tag) => tag.id },
  loadOne(id, context) {
    context.addCacheTag(tagTag(id))
    // Any event about news may be the first or the last of its articles.
    context.addCacheTag(ALL_NEWS)
    return loadOne(context, tagById, { name: id }, { all: isStaff(context.viewer) })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in URLs and filters; it never changes.' }),
    name: t.field(localizedName(t)),
    kind: t.column('kind', { type: TagKindEnum, description: 'What it names.' }),
    description: t.column('description', { nullable: true, description: 'A line about it.' }),
    articles: t.relatedConnection(newsOfTag, {
      ...listedNews<TagRow>('tag'),
      description: 'Articles with this tag, newest first.',
      args: forwardNewsArgs(t),
    }),
  }),
})

builder.interfaceField(ArticleContent, 'tags', (t) =>
  t.relation(tagsOfArticle, {
    type: [TagRef],
    description: 'Tags, the most important first.',
    tags: { rows: BY_ID },
  }),
)

const TagConnection = directoryConnection('Tag', TagRef, 'tag', 'tags')

builder.queryFields((t) => ({
  tag: t.relation(tagBySlug, {
    type: TagRef,
    nullable: true,
    description: 'The tag with this slug; null if there is none, or, for readers, if no public article has it.',
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ name: slug }),
    with: ({ context }) => ({ all: isStaff(context.viewer) }),
    // The first or the last of its articles may be of any event about news that it is listed under.
    tags: {
      parent: { columns: [], add: (add, _root, { slug }) => add(listTag('tag', slug)) },
      rows: BY_ID,
      none: ALL_NEWS,
    },
  }),
  tags: t.relatedConnection(allTags, {
    type: TagConnection,
    nullable: true,
    description: 'Tags of public articles, by name; for a token of the newsroom all tags.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('tag'),
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) }, rows: BY_ID },
  }),
}))
