import { articleById } from '../../db/content/article.ts'
import { sameStoryAsArticle } from '../../db/content/story.ts'
import { Article } from '../article/article.ts'
import { ArticleRef, type ArticleRefShape, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { forgetLoaded } from '../sql-plugin/load.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'

builder.objectField(Article, 'sameStoryAs', (t) =>
  t.relation(sameStoryAsArticle, {
    scope: 'articles:draft',
    type: [Article],
    description: 'Other articles about the same, such as that of another agency, in whatever state.',
  }),
)

const StoriesInput = builder.inputType('StoriesInput', {
  description: 'Articles about the same.',
  fields: (t) => ({
    articles: t.field({ type: [ArticleRef], required: true, description: 'The articles, at most 20.' }),
  }),
})

const StoriesPayload = builder.objectRef<readonly string[]>('StoriesPayload').implement({
  scope: 'articles:draft',
  description: 'The result of joinStories or separateStories.',
  fields: (t) => ({
    articles: t.field({
      type: [Article],
      description: 'The articles that were named.',
      resolve: async (ids, _args, context) => {
        const found = await Promise.all(ids.map((id) => loadOne(context, articleById, { id }, { all: true })))
        return found.filter((article) => article !== null)
      },
    }),
  }),
})

builder.mutationFields((t) => ({
  joinStories: t.field({
    scope: 'articles:draft',
    type: StoriesPayload,
    nullable: true,
    description: 'Says that articles are about the same. They stay articles of their own.',
    errors: ['BAD_USER_INPUT'],
    example: '{ articles: [{ slug: "ferry" }, { slug: "ferry-2" }] }',
    args: { input: t.arg({ type: StoriesInput, required: true, description: 'At least two articles.' }) },
    resolve: (_root, { input }, context) => grouped(context, input.articles, context.newsroom.joinStories),
  }),
  separateStories: t.field({
    scope: 'articles:draft',
    type: StoriesPayload,
    nullable: true,
    description: 'Says that articles are not about the same as those that they were joined with.',
    errors: ['BAD_USER_INPUT'],
    example: '{ articles: [{ slug: "ferry-2" }] }',
    args: { input: t.arg({ type: StoriesInput, required: true, description: 'The articles.' }) },
    resolve: (_root, { input }, context) => grouped(context, input.articles, context.newsroom.separateStories),
  }),
}))

async function grouped(
  context: Context,
  articles: readonly ArticleRefShape[],
  group: Context['newsroom']['joinStories'],
): Promise<readonly string[]> {
  const ids = await group(articles.map((ref, at) => nameOf(ref, ['input', 'articles', at])))
  forgetLoaded(context)
  return ids
}
