import { encodeGlobalID } from '@pothos/plugin-relay'
import {
  allCurations,
  articlesOfCuration,
  CURATION,
  type Curation as CurationRow,
  curationBySlug,
} from '../../db/content/curation/curation.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag, CURATIONS, curationTag } from '../cache-tags.ts'
import { localized } from '../localized.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

const CurationRef = builder.objectRef<CurationRow>('Curation')

export const Curation = builder.node(CurationRef, {
  scope: 'public',
  description: "A list of articles in an order that editors choose, such as the ticker or 'In Evidenza' (featured).",
  extensions: { rows: new RowsOf(CURATION) },
  id: { resolve: (curation) => curation.id },
  loadOne: (id, context) => {
    context.addCacheTag(curationTag(id))
    return loadRow(context, 'Curation', CURATION, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name of the curation in queries; it never changes.' }),
    title: t.field({
      type: 'String',
      description: 'The title in the best matching language.',
      args: {
        language: t.arg({ type: 'LanguageTag', description: 'The language; by default that of the original title.' }),
      },
      select: ({ language }) => (language ? ['title', 'titles'] : 'title'),
      resolve: ({ title, titles }, { language }) => localized(titles, language, title),
    }),
    version: t.column('version', {
      type: 'Int',
      description: 'The number of changes, for `expectedVersion` of setCuration.',
    }),
    articles: t.relation(articlesOfCuration, {
      type: [Article],
      description: 'The public articles of the list, in editorial order.',
      args: { first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }) },
      with: ({ now }) => ({ limit: pageOf(now).limit }),
      // The event that makes another one public has the tag of the curation (`referrers`): its own tag would tell of it before.
      tags: {
        parent: { columns: ['id'], add: (add, { id }) => add(curationTag(id)) },
        rows: { columns: ['id'], add: (add, { id }) => add(articleTag(id)) },
      },
    }),
    articleIds: t.field({
      scope: 'curations:write',
      type: ['ID'],
      description: 'The ids of all articles of the list, in editorial order, also of those that are not public.',
      select: ['articleIds'],
      resolve: ({ articleIds }) => articleIds.map((id) => encodeGlobalID('Article', id)),
    }),
    updatedAt: t.column('updatedAt', { type: 'DateTime', description: 'When editors last changed the curation.' }),
    asOf: t.field({
      type: 'LogCursor',
      description: 'The position in the event log that this list reflects, as a cursor.',
      select: ['epoch', 'logPosition'],
      resolve: ({ epoch, logPosition }) => encodeLogCursor({ epoch, position: logPosition }),
    }),
  }),
})

builder.queryField('curation', (t) =>
  t.relation(curationBySlug, {
    type: CurationRef,
    nullable: true,
    description: "The curation with this slug, such as the ticker or 'In Evidenza' (featured); null if there is none.",
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ slug }),
    tags: {
      rows: { columns: ['id'], add: (add, { id }) => add(curationTag(id)) },
      none: CURATIONS,
    },
  }),
)

const CurationConnection = directoryConnection('Curation', CurationRef, 'curation', 'curations')

builder.queryField('curations', (t) =>
  t.relatedConnection(allCurations, {
    type: CurationConnection,
    nullable: true,
    description: 'Curations with public articles, by title; for a token of the newsroom all curations.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('curation'),
    tags: { parent: { columns: [], add: (add) => [CURATIONS, ALL_NEWS].forEach((tag) => void add(tag)) } },
  }),
)
