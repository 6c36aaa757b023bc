import { type Curation as CurationRow, curationBySlug, isOnCuration } from '../../db/content/curation/curation.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { notFound } from '../errors.ts'
import { live, type Selected, servedFromTheLog } from '../news/live-field.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { Curation } from './curation.ts'

builder.subscriptionField('curationUpdated', (t) =>
  t.field({
    type: Curation,
    description: 'The current list, then the whole list after each change of it or of an article on it.',
    args: { slug: t.arg.string({ required: true, description: 'The slug of the curation.' }) },
    subscribe: servedFromTheLog,
    resolve: (source: CurationRow) => source,
    extensions: live<{ slug: string }>(async ({ slug }, context) => {
      const { id } = await current(slug, context)
      const whole = async (context: Context): Promise<Selected> => {
        const source = await current(slug, context)
        return { source, position: source.logPosition }
      }
      return {
        after: null,
        first: whole,
        select: async (event, context) => {
          // Posts of live blogs have events of their own.
          const touched =
            event.subjectId === id ||
            (event.postId === null && (await isOnCuration(context.query, id, event.subjectId)))
          return touched ? whole(context) : null
        },
      }
    }),
  }),
)

async function current(slug: string, context: Context): Promise<CurationRow> {
  const curation = await loadOne(context, curationBySlug, { slug }, undefined)
  if (!curation) throw notFound(`curation "${slug}"`)
  return curation
}
