import { TAG, type Tag as TagRow } from '../../db/content/tag.ts'
import { builder } from '../builder.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { Tag, TagKindEnum } from './tag.ts'

const UpsertTagInput = builder.inputType('UpsertTagInput', {
  description: 'A tag. Fields that are left out keep their value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Identifies the tag; it is created if there is none.' }),
    name: t.string({ required: true, description: 'The name.' }),
    names: t.field({ type: [LocalizedTextInput], description: 'The name in other languages.' }),
    kind: t.field({ type: TagKindEnum, description: 'What it names; SUBJECT for a new tag.' }),
    description: t.string({ description: 'A line about it; null removes it.' }),
  }),
})

const UpsertTagPayload = builder.objectRef<TagRow>('UpsertTagPayload').implement({
  scope: 'public',
  description: 'The result of upsertTag.',
  fields: (t) => ({
    tag: t.field({ type: Tag, description: 'The new state of the tag.', resolve: (tag) => tag }),
  }),
})

builder.mutationField('upsertTag', (t) =>
  t.field({
    scope: 'articles:publish',
    type: UpsertTagPayload,
    nullable: true,
    description: 'Creates or updates a tag.',
    errors: ['BAD_USER_INPUT'],
    example: '{ slug: "trieste", name: "Trieste", kind: PLACE }',
    args: { input: t.arg({ type: UpsertTagInput, required: true, description: 'The tag.' }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.newsroom.upsertTag(input, context.viewer)
      const tag = await loadRow(context, 'Tag', TAG, { id })
      if (!tag) throw new Error(`tag ${id} is not stored`)
      return tag
    },
  }),
)
