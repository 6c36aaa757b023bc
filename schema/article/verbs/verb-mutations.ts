import { builder } from '../../builder.ts'
import { withStoredAddresses } from '../../media/stored-addresses.ts'
import { PublishArticlePayload, saved } from '../article-mutations.ts'
import { nameOf } from '../article-ref.ts'
import { CHANGE_ERRORS } from './change-fields.ts'
import { withUris } from './named-articles.ts'
import {
  PublishDraftInput,
  RepublishArticleInput,
  RestoreVersionInput,
  ScheduleArticleInput,
  UnscheduleArticleInput,
  UpdateArticleInput,
  UpdateDraftInput,
} from './verb-inputs.ts'

const AT = ['input', 'article']

builder.mutationFields((t) => ({
  updateArticle: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Changes the public version, or the scheduled one of an article that was never public. A patch that changes nothing creates no version and no event.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, patch: { headline: "Ferry sails again", standfirst: null } }',
    args: { input: t.arg({ type: UpdateArticleInput, required: true, description: 'The article and the change.' }) },
    resolve: async (_root, { input }, context) => {
      const patch = await withUris(withStoredAddresses(input.patch, context.publicUrl), ['input', 'patch'], context)
      const change = { ...input, article: nameOf(input.article, AT), patch }
      return saved(context, await context.newsroom.updateArticle(change, context.viewer))
    },
  }),
  updateDraft: t.field({
    scope: 'articles:draft',
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Changes the working draft. Without one, it begins with the scheduled version, else with what readers have.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, patch: { headline: "Ferry sails again" } }',
    args: { input: t.arg({ type: UpdateDraftInput, required: true, description: 'The article and the change.' }) },
    resolve: async (_root, { input }, context) => {
      const patch = await withUris(withStoredAddresses(input.patch, context.publicUrl), ['input', 'patch'], context)
      const change = { ...input, article: nameOf(input.article, AT), patch }
      return saved(context, await context.newsroom.updateDraft(change, context.viewer))
    },
  }),
  publishDraft: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description: `Publishes the working draft: at once, at \`publishAt\`, or when its embargo ends.`,
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, expectedVersion: 3 }',
    args: { input: t.arg({ type: PublishDraftInput, required: true, description: 'The article and its times.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.publishDraft(change, context.viewer))
    },
  }),
  scheduleArticle: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Schedules the working draft for a time in the future; without one, what is scheduled already, or what was withdrawn.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, publishAt: "2026-01-06T18:30:00Z" }',
    args: { input: t.arg({ type: ScheduleArticleInput, required: true, description: 'The article and its times.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.scheduleArticle(change, context.viewer))
    },
  }),
  unscheduleArticle: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Cancels what is scheduled. It becomes the working draft, unless there is one.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" } }',
    args: { input: t.arg({ type: UnscheduleArticleInput, required: true, description: 'The article.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.unscheduleArticle(change, context.viewer))
    },
  }),
  republishArticle: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Publishes again what readers saw last of an article that was withheld or has expired.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, note: "The ban is lifted." }',
    args: { input: t.arg({ type: RepublishArticleInput, required: true, description: 'The article.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.republishArticle(change, context.viewer))
    },
  }),
  restoreVersion: t.field({
    scope: 'articles:draft',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Makes an earlier version the working draft. Readers see no difference until it is published.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, version: 2 }',
    args: { input: t.arg({ type: RestoreVersionInput, required: true, description: 'The article and the version.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.restoreVersion(change, context.viewer))
    },
  }),
}))
