import { ArticleRef, type ArticleRefShape, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { notFound } from '../errors.ts'
import { SetCurationPayload, stored } from './curation-mutations.ts'
import { unknownTo } from './listed.ts'

const AT = ['input', 'article']
const EXPECTED = 'If the stored version is another one, the mutation fails with CONFLICT.'
const POSITION =
  'Counted over all articles of the list, also those that are not public; 0 is the top. Past the end: at the end.'

const RemoveFromCurationInput = builder.inputType('RemoveFromCurationInput', {
  description: 'An article of a curation.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'The slug of the curation.' }),
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    expectedVersion: t.int({ description: EXPECTED }),
  }),
})

const AddToCurationInput = builder.inputType('AddToCurationInput', {
  description: 'An article for a curation.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'The slug of the curation.' }),
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    position: t.int({ defaultValue: 0, description: POSITION }),
    expectedVersion: t.int({ description: EXPECTED }),
  }),
})

const MoveInCurationInput = builder.inputType('MoveInCurationInput', {
  description: 'A new place for an article of a curation.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'The slug of the curation.' }),
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    position: t.int({ required: true, description: POSITION }),
    expectedVersion: t.int({ description: EXPECTED }),
  }),
})

/** @throws NOT_FOUND for an article that does not exist, and in the same words for one that the viewer cannot read */
async function entryOf<Input extends { readonly slug: string; readonly article: ArticleRefShape }>(
  input: Input,
  context: Context,
) {
  const article = nameOf(input.article, AT)
  if ((await unknownTo(context, input.slug, [article])).length > 0) throw notFound(`article of this ${article.by}`)
  return { ...input, article }
}

builder.mutationFields((t) => ({
  addToCuration: t.field({
    scope: 'curations:write',
    type: SetCurationPayload,
    nullable: true,
    description: 'Puts an article on a curation. One that is on it stays where it is.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'],
    example: '{ slug: "ticker", article: { slug: "ferry" }, position: 0 }',
    args: { input: t.arg({ type: AddToCurationInput, required: true, description: 'The article and its place.' }) },
    resolve: async (_root, { input }, context) => {
      const entry = await entryOf(input, context)
      return stored(context, await context.newsroom.addToCuration(entry, context.viewer))
    },
  }),
  removeFromCuration: t.field({
    scope: 'curations:write',
    type: SetCurationPayload,
    nullable: true,
    description: 'Takes an article off a curation. If it is not on it, nothing changes.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'],
    example: '{ slug: "ticker", article: { slug: "ferry" } }',
    args: { input: t.arg({ type: RemoveFromCurationInput, required: true, description: 'The article.' }) },
    resolve: async (_root, { input }, context) => {
      const entry = await entryOf(input, context)
      return stored(context, await context.newsroom.removeFromCuration(entry, context.viewer))
    },
  }),
  moveInCuration: t.field({
    scope: 'curations:write',
    type: SetCurationPayload,
    nullable: true,
    description: 'Moves an article of a curation to another place.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'],
    example: '{ slug: "ticker", article: { slug: "ferry" }, position: 2 }',
    args: { input: t.arg({ type: MoveInCurationInput, required: true, description: 'The article and its place.' }) },
    resolve: async (_root, { input }, context) => {
      const entry = await entryOf(input, context)
      return stored(context, await context.newsroom.moveInCuration(entry, context.viewer))
    },
  }),
}))
