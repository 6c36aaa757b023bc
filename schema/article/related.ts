import { relatedToArticle, translationsOfArticle } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag } from '../cache-tags.ts'
import { badInput } from '../errors.ts'
import { Article } from './article.ts'
import { ArticleContent } from './article-content.ts'

const DEFAULT_RELATED = 5
const MAX_RELATED = 20

builder.objectField(Article, 'translations', (t) =>
  t.relation(translationsOfArticle, {
    type: [Article],
    description: 'Public translations of the article.',
    // Events do not contain the translation group, so any event about news may add a translation.
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) } },
  }),
)

builder.interfaceField(ArticleContent, 'related', (t) =>
  t.relation(relatedToArticle, {
    type: [Article],
    description: 'Related articles that are public, in editorial order.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_RELATED, description: `Maximum number, 1 to ${MAX_RELATED}.` }),
    },
    with: ({ now }) => ({ limit: relatedLimit(now) }),
    // The event that makes another one public has the tag of this article (`referrers`): its own tag would tell of it before.
    tags: {
      parent: { columns: ['id'], add: (add, { id }) => add(articleTag(id)) },
      rows: { columns: ['id'], add: (add, { id }) => add(articleTag(id)) },
    },
  }),
)

function relatedLimit({ first }: { first?: number | null | undefined }): number {
  const limit = first ?? DEFAULT_RELATED
  if (limit < 1 || limit > MAX_RELATED)
    throw badInput([{ path: ['first'], message: `must be from 1 to ${MAX_RELATED}` }])
  return limit
}
