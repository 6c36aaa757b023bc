import {
  articlesOfCuration,
  CURATION,
  type Curation as CurationRow,
  curationBySlug,
} from '../../db/content/curation.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { articleTag, CURATIONS, curationTag } from '../cache-tags.ts'
import { localized } from '../localized.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

const CurationRef = builder.objectRef<CurationRow>('Curation')

export const Curation = builder.node(CurationRef, {
  description: "An ordered list made by editors: the headline ticker, 'In Evidenza' (featured), ...",
  extensions: { rows: new RowsOf(CURATION) },
  id: { resolve: (curation) => curation.id },
  loadOne: (id, context) => {
    context.addCacheTag(curationTag(id))
    return loadRow(context, 'Curation', CURATION, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'Names it; never changes.' }),
    title: t.field({
      type: 'String',
      description: 'Its title in the language that comes nearest to the one asked for.',
      args: { language: t.arg({ type: 'LanguageTag', description: 'Left out: the title it was given first.' }) },
      select: ({ language }) => (language ? ['title', 'titles'] : ['title']),
      resolve: ({ title, titles }, { language }) => localized(titles, language, title),
    }),
    version: t.column('version', { type: 'Int', description: 'Counts its changes: `expectedVersion` of setCuration.' }),
    articles: t.relation(articlesOfCuration, {
      type: [Article],
      description: 'The list in editorial order, as far as it is public.',
      args: { first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }) },
      with: ({ now }) => ({ limit: pageOf(now).limit }),
      tags: {
        // Those that are not public, too: they appear when they are.
        parent: {
          columns: ['articleIds'],
          add: (add, { articleIds }) => articleIds.forEach((id) => void add(articleTag(id))),
        },
      },
    }),
    updatedAt: t.column('updatedAt', { type: 'DateTime', description: 'When editors last changed it.' }),
    asOf: t.field({
      type: 'String',
      description: 'The place in the event log that this list reflects.',
      select: ['epoch', 'logPosition'],
      resolve: ({ epoch, logPosition }) => encodeLogCursor({ epoch, position: logPosition }),
    }),
  }),
})

builder.queryField('curation', (t) =>
  t.relation(curationBySlug, {
    type: CurationRef,
    nullable: true,
    description: "An ordered editorial list: the headline ticker, 'In Evidenza' (featured), ...",
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    key: ({ slug }) => ({ slug }),
    tags: {
      rows: { columns: ['id'], add: (add, { id }) => add(curationTag(id)) },
      none: CURATIONS,
    },
  }),
)
