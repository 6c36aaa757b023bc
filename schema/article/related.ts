import { relatedToArticle, translationsOfArticle } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, uriTag } from '../cache-tags.ts'
import { badInput } from '../problem.ts'
import { Article } from './article.ts'

const DEFAULT_RELATED = 5
const MAX_RELATED = 20

builder.objectFields(Article, (t) => ({
  translations: t.relation(translationsOfArticle, {
    type: [Article],
    description: 'The same story in other languages, those that are public.',
    // Events do not say to which group an article belongs.
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) } },
  }),
  related: t.relation(relatedToArticle, {
    type: [Article],
    description: 'What its editors recommend with it, in their order, those that are public.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_RELATED, description: `At most this many, up to ${MAX_RELATED}.` }),
    },
    with: ({ now }) => ({ limit: relatedLimit(now) }),
    tags: {
      // Those that are not public, too: they appear when they are.
      parent: {
        columns: ['relatedUris'],
        add: (add, { relatedUris }) => relatedUris.forEach((uri) => void add(uriTag(uri))),
      },
    },
  }),
}))

function relatedLimit({ first }: { first?: number | null | undefined }): number {
  const limit = first ?? DEFAULT_RELATED
  if (limit < 1 || limit > MAX_RELATED)
    throw badInput([{ path: ['first'], message: `must be from 1 to ${MAX_RELATED}` }])
  return limit
}
