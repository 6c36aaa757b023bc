import { SECTION, type Section as SectionRow } from '../../db/content/section.ts'
import { builder } from '../builder.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { requireScope } from '../viewer/viewer.ts'
import { Section } from './section.ts'

const UpsertSectionInput = builder.inputType('UpsertSectionInput', {
  description: 'A section; what is left out keeps its value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Creates or changes the section of this slug.' }),
    name: t.string({ required: true, description: 'Its name.' }),
    names: t.field({ type: [LocalizedTextInput], description: 'Its name in other languages.' }),
    description: t.string({ description: 'What it covers.' }),
    parent: t.string({ description: 'Slug of the section above; null makes it a root.' }),
    position: t.int({ description: 'Its place among its siblings, the lowest first.' }),
  }),
})

const UpsertSectionPayload = builder.objectRef<SectionRow>('UpsertSectionPayload').implement({
  description: 'What upsertSection did.',
  fields: (t) => ({
    section: t.field({ type: Section, description: 'The section as it is now.', resolve: (section) => section }),
  }),
})

builder.mutationField('upsertSection', (t) =>
  t.field({
    type: UpsertSectionPayload,
    nullable: true,
    description: 'Creates or changes a section. Needs sections:write.',
    args: { input: t.arg({ type: UpsertSectionInput, required: true, description: 'The section.' }) },
    resolve: async (_root, { input }, context) => {
      requireScope(context.viewer, 'sections:write')
      const id = await context.newsroom.upsertSection(input, context.viewer)
      const section = await loadRow(context, 'Section', SECTION, { id })
      if (!section) throw new Error(`section ${id} is not stored`)
      return section
    },
  }),
)
