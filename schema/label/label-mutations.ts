import { LABEL, type Label as LabelRow } from '../../db/content/label.ts'
import { builder } from '../builder.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { Label } from './label.ts'

const UpsertLabelInput = builder.inputType('UpsertLabelInput', {
  description: 'A label. Fields that are left out keep their value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Identifies the label; it is created if there is none.' }),
    name: t.string({ required: true, description: 'The name.' }),
    names: t.field({ type: [LocalizedTextInput], description: 'The name in other languages.' }),
    description: t.string({ description: 'What it says of an article; null removes it.' }),
  }),
})

const UpsertLabelPayload = builder.objectRef<LabelRow>('UpsertLabelPayload').implement({
  scope: 'public',
  description: 'The result of upsertLabel.',
  fields: (t) => ({
    label: t.field({ type: Label, description: 'The new state of the label.', resolve: (label) => label }),
  }),
})

builder.mutationField('upsertLabel', (t) =>
  t.field({
    scope: 'sections:write',
    type: UpsertLabelPayload,
    nullable: true,
    description: 'Creates or updates a label.',
    errors: ['BAD_USER_INPUT'],
    example: '{ slug: "fact-check", name: "Fact check", names: [{ language: "it", text: "Verifica" }] }',
    args: { input: t.arg({ type: UpsertLabelInput, required: true, description: 'The label.' }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.newsroom.upsertLabel(input, context.viewer)
      const label = await loadRow(context, 'Label', LABEL, { id })
      if (!label) throw new Error(`label ${id} is not stored`)
      return label
    },
  }),
)
