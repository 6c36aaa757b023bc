import { z } from 'zod'
import { ArticleRef, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import { notFound } from '../errors.ts'

const RevokePreviewLinkInput = builder.inputType('RevokePreviewLinkInput', {
  description: 'One link to a preview, or all links of an article.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The `id` of `createPreviewLink`.' }),
    article: t.field({ type: ArticleRef, description: 'All links of this article.' }),
  }),
})

const RevokePreviewLinkPayload = builder.objectRef<{ revoked: number }>('RevokePreviewLinkPayload').implement({
  scope: 'articles:draft',
  description: 'The result of revokePreviewLink.',
  fields: (t) => ({ revoked: t.exposeInt('revoked', { description: 'The number of links that were revoked.' }) }),
})

const UUID = z.uuid()

builder.mutationField('revokePreviewLink', (t) =>
  t.field({
    scope: 'articles:draft',
    type: RevokePreviewLinkPayload,
    nullable: true,
    description: 'Revokes a link to a preview, or all links of an article, for good: no gateway opens them any more.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: '{ article: { slug: "ferry" } }',
    args: { input: t.arg({ type: RevokePreviewLinkInput, required: true, description: 'The link or the article.' }) },
    resolve: async (_root, { input: { id, article } }, { newsroom }) => {
      if (article) {
        return { revoked: await newsroom.revokePreviewLinks({ article: nameOf(article, ['input', 'article']) }) }
      }
      if (!UUID.safeParse(id).success) throw notFound('preview link of this id')
      return { revoked: await newsroom.revokePreviewLinks({ id: id ?? '' }) }
    },
  }),
)
