import { articlesOfCuration, curationBySlug as curationRelation } from '../db/curation-relations.ts'
import { articlesOfCurations, type Curation as CurationRow, curationsByIds, curationsBySlugs } from '../db/curations.ts'
import { Article } from './article.ts'
import { one, oneWith } from './batch.ts'
import { builder } from './builder.ts'
import { articleTag, CURATIONS, curationTag } from './cache-tags.ts'
import type { Context } from './context.ts'
import { localized, localizedColumns } from './localized.ts'
import { encodeLogCursor } from './log-cursor.ts'
import { DEFAULT_PAGE_SIZE, type PageArguments, pageOf } from './page.ts'
import { type Asked, needs, needsFor, readWith, slugAsked, togetherWith } from './read-together.ts'

const byId = one(curationsByIds, (curation) => curation.id)
const bySlug = one(curationsBySlugs, (curation) => curation.slug)

export function curationById(context: Context, id: string): Promise<CurationRow | null> {
  context.shows(curationTag(id))
  return byId(context, id)
}

/** `read` is what was read of it already. */
export async function curationBySlug(
  context: Context,
  slug: string,
  read?: CurationRow | null,
): Promise<CurationRow | null> {
  const curation = read === undefined ? await bySlug(context, slug) : read
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
      extensions: { ...needsFor(localizedColumns('title', 'titles')) },
      resolve: (curation, { language }) => localized(curation.titles, language, curation.title),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes: `expectedVersion` of setCuration.' }),
    articles: t.field({
      type: [Article],
      description: 'The list in editorial order, as far as it is public.',
      args: { first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }) },
      extensions: {
        ...togetherWith(articlesOfCuration, ({ now }: Asked<PageArguments>) => ({ limit: pageOf(now).limit })),
        ...needs('articleIds'),
      },
      resolve: async (curation, args, context) => {
        const { limit } = pageOf(args)
        // Those that are not public, too: they appear when they are.
        for (const id of curation.articleIds) context.shows(articleTag(id))
        return readWith(curation, articlesOfCuration, args) ?? articlesOf(context, curation.id, limit)
      },
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When editors last changed it.',
      extensions: { ...needs('updated_at') },
      resolve: (curation) => curation.updated_at,
    }),
    asOf: t.string({
      description: 'The place in the event log that this list reflects.',
      extensions: { ...needs('epoch', 'logPosition') },
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
    extensions: { ...togetherWith(curationRelation, slugAsked) },
    resolve: (root, args, context) => curationBySlug(context, args.slug, readWith(root, curationRelation, args)),
  }),
)
