import { CURATION, type Curation as CurationRow } from '../../db/content/curation/curation.ts'
import { ArticleRef, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import type { Context, CurationSubmission } from '../context.ts'
import { badInput, type Issue } from '../errors.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { Curation } from './curation.ts'
import { unknownTo } from './listed.ts'

export const SetCurationInput = builder.inputType('SetCurationInput', {
  description: 'A complete curation.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Identifies the curation; it is created if there is none.' }),
    title: t.string({ description: 'The title; by default unchanged.' }),
    titles: t.field({ type: [LocalizedTextInput], description: 'The title in other languages.' }),
    articles: t.field({
      type: [ArticleRef],
      required: true,
      description: 'At most 100 articles in editorial order, each once.',
    }),
    expectedVersion: t.int({
      description: 'If the stored version is another one, the mutation fails with CONFLICT. 0: must not exist yet.',
    }),
  }),
})

export const SetCurationPayload = builder.objectRef<CurationRow>('SetCurationPayload').implement({
  scope: 'public',
  description: 'The result of a change of a curation.',
  fields: (t) => ({
    curation: t.field({ type: Curation, description: 'The new list.', resolve: (curation) => curation }),
  }),
})

builder.mutationField('setCuration', (t) =>
  t.field({
    scope: 'curations:write',
    type: SetCurationPayload,
    nullable: true,
    description: 'Creates or replaces a curation.',
    errors: ['BAD_USER_INPUT', 'CONFLICT'],
    example: '{ slug: "ticker", title: "Ticker", articles: [{ slug: "ferry" }, { slug: "harbour" }] }',
    args: { input: t.arg({ type: SetCurationInput, required: true, description: 'The curation.' }) },
    resolve: async (_root, { input }, context) => {
      const change = curationOf(input, ['input'])
      await checkListed(context, change, ['input'])
      return stored(context, await context.newsroom.setCuration(change, context.viewer))
    },
  }),
)

/** The input with the names of its articles. @throws BAD_USER_INPUT for ids of something else */
export function curationOf(input: typeof SetCurationInput.$inferInput, at: Issue['path']): CurationSubmission {
  return { ...input, articles: input.articles.map((ref, index) => nameOf(ref, [...at, 'articles', index])) }
}

/**
 * @param own the articles of the same package, by uri and slug, which exist once it is published
 * @throws BAD_USER_INPUT for articles that do not exist, and in the same words for those that the viewer cannot read
 */
export async function checkListed(
  context: Context,
  { slug, articles }: Pick<CurationSubmission, 'slug' | 'articles'>,
  at: Issue['path'],
  own: ReadonlySet<string> = new Set(),
): Promise<void> {
  const isOwn = (index: number) => articles[index]?.by !== 'id' && own.has(articles[index]?.value ?? '')
  const unknown = (await unknownTo(context, slug, articles)).filter((index) => !isOwn(index))
  const issues = unknown.map((index): Issue => {
    const message = `there is no article of this ${articles[index]?.by}, or it was killed`
    return { path: [...at, 'articles', index], message }
  })
  if (issues.length > 0) throw badInput(issues)
}

export async function stored(context: Context, id: string): Promise<CurationRow> {
  const curation = await loadRow(context, 'Curation', CURATION, { id })
  if (!curation) throw new Error(`curation ${id} is not stored`)
  return curation
}
