import { relatedToArticle, translationsOfArticle } from '../db/article-relations.ts'
import { Article } from './article.ts'
import { relatedTo, translationsOf } from './article-loading.ts'
import { builder } from './builder.ts'
import { ALL_NEWS, uriTag } from './cache-tags.ts'
import type { Shows } from './context.ts'
import { badInput } from './problem.ts'
import { type Asked, needs, readWith, together, togetherWith } from './read-together.ts'
import { always, writtenTogether } from './written.ts'

builder.objectField(Article, 'translations', (t) =>
  t.field({
    type: [Article],
    description: 'The same story in other languages, those that are public.',
    extensions: {
      ...together(translationsOfArticle),
      ...needs('translationGroup'),
      ...writtenTogether(always(ALL_NEWS)),
    },
    resolve: (article, _args, context) => {
      // Events do not say to which group an article belongs.
      context.shows(ALL_NEWS)
      return readWith(article, translationsOfArticle) ?? translationsOf(context, article)
    },
  }),
)

const DEFAULT_RELATED = 5
const MAX_RELATED = 20

builder.objectField(Article, 'related', (t) =>
  t.field({
    type: [Article],
    description: 'What its editors recommend with it, in their order, those that are public.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_RELATED, description: `At most this many, up to ${MAX_RELATED}.` }),
    },
    extensions: {
      ...togetherWith(relatedToArticle, ({ now }: Asked<{ first?: number | null }>) => ({ limit: relatedLimit(now) })),
      ...needs('relatedUris'),
      ...writtenTogether({ column: 'relatedUris', note: showsUris }),
    },
    resolve: (article, args, context) => {
      const limit = relatedLimit(args)
      // Those that are not public, too: they appear when they are.
      showsUris(context.shows, article.relatedUris)
      return readWith(article, relatedToArticle, args) ?? relatedTo(context, article, limit)
    },
  }),
)

function showsUris(shows: Shows, uris: unknown): void {
  for (const uri of Array.isArray(uris) ? uris : []) shows(uriTag(String(uri)))
}

function relatedLimit({ first }: { first?: number | null | undefined }): number {
  const limit = first ?? DEFAULT_RELATED
  if (limit < 1 || limit > MAX_RELATED)
    throw badInput([{ path: ['first'], message: `must be from 1 to ${MAX_RELATED}` }])
  return limit
}
