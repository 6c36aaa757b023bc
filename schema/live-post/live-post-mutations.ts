import { LIVE_POST, type LivePost as LivePostRow } from '../../db/content/live-posts/live-post.ts'
import { Article } from '../article/article.ts'
import { saved } from '../article/article-mutations.ts'
import { nameOf } from '../article/article-ref.ts'
import type { Submitted } from '../article/submission.ts'
import { CHANGE_ERRORS } from '../article/verbs/change-fields.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { withStoredAddresses } from '../media/stored-addresses.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { LivePost } from './live-post.ts'
import { AddLivePostInput, EditLivePostInput, PinLivePostInput, RemoveLivePostInput } from './live-post-input.ts'

type Changed = Awaited<ReturnType<typeof saved>> & { readonly post: LivePostRow | null }

const LivePostPayload = builder.objectRef<Changed>('LivePostPayload').implement({
  scope: 'public',
  description: 'The result of a change of a live blog.',
  fields: (t) => ({
    article: t.expose('article', {
      type: Article,
      nullable: true,
      description: 'The article; null if you may not read it.',
    }),
    post: t.expose('post', {
      type: LivePost,
      nullable: true,
      description: 'The post; null once it is removed, and if you may not read the article.',
    }),
    cursor: t.field({
      type: 'LogCursor',
      nullable: true,
      description:
        'The position of the change in the log: a subscriber at or past it has received it. Null if nothing public changed.',
      resolve: ({ submitted: { position } }, _args, { epoch }) =>
        position === null ? null : encodeLogCursor({ epoch, position }),
    }),
    changed: t.boolean({
      description: 'False if nothing was written, because the same is stored already.',
      resolve: ({ submitted }) => submitted.changed,
    }),
  }),
})

const AT = ['input', 'article']

builder.mutationFields((t) => ({
  addLivePost: t.field({
    scope: 'articles:publish',
    type: LivePostPayload,
    nullable: true,
    description:
      'Adds a post to a live blog. Readers see it if the article is public, else when it becomes so. The same post again under its key changes nothing. It is CONFLICT if another post has the key.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, key: "14-05", html: "<p>The first ferry has left.</p>" }',
    args: { input: t.arg({ type: AddLivePostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...withStoredAddresses(input, context.publicUrl), article: nameOf(input.article, AT) }
      return changedPost(context, await context.newsroom.addLivePost(change, context.viewer))
    },
  }),
  editLivePost: t.field({
    scope: 'articles:publish',
    type: LivePostPayload,
    nullable: true,
    description:
      'Changes what a post of a live blog says. An edit that changes nothing is no event. It is CONFLICT if the post has been edited since.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, key: "14-05", patch: { headline: null, keyEvent: true } }',
    args: { input: t.arg({ type: EditLivePostInput, required: true, description: 'The post and the change.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...withStoredAddresses(input, context.publicUrl), article: nameOf(input.article, AT) }
      return changedPost(context, await context.newsroom.editLivePost(change, context.viewer))
    },
  }),
  pinLivePost: t.field({
    scope: 'articles:publish',
    type: LivePostPayload,
    nullable: true,
    description:
      'Pins a post to the top of a live blog, or no longer. It is CONFLICT if the post has been edited since.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, key: "14-05", pinned: true }',
    args: { input: t.arg({ type: PinLivePostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return changedPost(context, await context.newsroom.pinLivePost(change, context.viewer))
    },
  }),
  removeLivePost: t.field({
    scope: 'articles:publish',
    type: LivePostPayload,
    nullable: true,
    description: 'Deletes a post of a live blog for good. It is CONFLICT if the post has been edited since.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, key: "14-05" }',
    args: { input: t.arg({ type: RemoveLivePostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return changedPost(context, await context.newsroom.removeLivePost(change, context.viewer))
    },
  }),
}))

async function changedPost(context: Context, submitted: Submitted): Promise<Changed> {
  const result = await saved(context, submitted)
  const { postId: id } = submitted
  // Who may not read the article may not read its posts.
  const post = id === null || !result.article ? null : await loadRow(context, 'LivePost', LIVE_POST, { id })
  return { ...result, post }
}
