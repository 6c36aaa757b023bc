import { SECTION, type Section as SectionRow } from '../../db/content/section.ts'
import { builder } from '../builder.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { Section } from './section.ts'

const UpsertSectionInput = builder.inputType('UpsertSectionInput', {
  description: 'A section. Fields that are left out keep their value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Identifies the section; it is created if there is none.' }),
    name: t.string({ required: true, description: 'The name.' }),
    names: t.field({ type: [LocalizedTextInput], description: 'The name in other languages.' }),
    description: t.string({ description: 'What the section covers.' }),
    parent: t.string({ description: 'The slug of the parent section; null for a root.' }),
    position: t.int({ description: 'The position among its siblings, in ascending order.' }),
  }),
})

const UpsertSectionPayload = builder.objectRef<SectionRow>('UpsertSectionPayload').implement({
  scope: 'public',
  description: 'The result of upsertSection.',
  fields: (t) => ({
    section: t.field({ type: Section, description: 'The new state of the section.', resolve: (section) => section }),
  }),
})

builder.mutationField('upsertSection', (t) =>
  t.field({
    scope: 'sections:write',
    type: UpsertSectionPayload,
    nullable: true,
    description: 'Creates or updates a section.',
    errors: ['BAD_USER_INPUT'],
    example: '{ slug: "harbour", name: "Harbour", names: [{ language: "it", text: "Porto" }], parent: "news" }',
    args: { input: t.arg({ type: UpsertSectionInput, required: true, description: 'The section.' }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.newsroom.upsertSection(input, context.viewer)
      const section = await loadRow(context, 'Section', SECTION, { id })
      if (!section) throw new Error(`section ${id} is not stored`)
      return section
    },
  }),
)
