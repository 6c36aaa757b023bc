import {
  articlesOfCurations,
  type Curation as CurationRow,
  curationsByIds,
  curationsBySlugs,
  itemsOfCurations,
} from '../db/curations.ts'
import { Article } from './article.ts'
import { many, one, oneWith } from './batch.ts'
import { builder } from './builder.ts'
import { articleTag, CURATIONS, curationTag } from './cache-tags.ts'
import type { Context } from './context.ts'
import { localized } from './localized.ts'
import { encodeLogCursor } from './log-cursor.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from './page.ts'

const byId = one(curationsByIds, (curation) => curation.id)
const bySlug = one(curationsBySlugs, (curation) => curation.slug)
const itemsOf = many(itemsOfCurations, (item) => item.curationId)

export function curationById(context: Context, id: string): Promise<CurationRow | null> {
  context.shows(curationTag(id))
  return byId(context, id)
}

export async function curationBySlug(context: Context, slug: string): Promise<CurationRow | null> {
  const curation = await bySlug(context, slug)
  context.shows(curation === null ? CURATIONS : curationTag(curation.id))
  return curation
}

const articlesOf = oneWith(async (query, ids: readonly string[], limit: number) => {
  const found = Map.groupBy(await articlesOfCurations(query, ids, limit), (article) => article.curationId)
  return ids.map((id) => found.get(id) ?? [])
})

const CurationRef = builder.objectRef<CurationRow>('Curation')

export const Curation = builder.node(CurationRef, {
  description: "An ordered list made by editors: the headline ticker, 'In Evidenza' (featured), ...",
  id: { resolve: (curation) => curation.id },
  loadOne: (id, context) => curationById(context, id),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Names it; never changes.' }),
    title: t.string({
      description: 'Its title in the language that comes nearest to the one asked for.',
      args: { language: t.arg({ type: 'LanguageTag', description: 'Left out: the title it was given first.' }) },
      resolve: (curation, { language }) => localized(curation.titles, language, curation.title),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes: `expectedVersion` of setCuration.' }),
    articles: t.field({
      type: [Article],
      description: 'The list in editorial order, as far as it is public.',
      args: { first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }) },
      resolve: async (curation, args, context) => {
        const { limit } = pageOf(args)
        // Those that are not public, too: they appear when they are.
        for (const { articleId } of await itemsOf(context, curation.id)) context.shows(articleTag(articleId))
        return articlesOf(context, curation.id, limit)
      },
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When editors last changed it.',
      resolve: (curation) => curation.updated_at,
    }),
    asOf: t.string({
      description: 'The place in the event log that this list reflects.',
      resolve: ({ epoch, logPosition }) => encodeLogCursor({ epoch, position: logPosition }),
    }),
  }),
})

builder.queryField('curation', (t) =>
  t.field({
    type: CurationRef,
    nullable: true,
    description: "An ordered editorial list: the headline ticker, 'In Evidenza' (featured), ...",
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: (_root, { slug }, context) => curationBySlug(context, slug),
  }),
)
