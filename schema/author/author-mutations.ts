import { AUTHOR, type Author as AuthorRow } from '../../db/content/author.ts'
import { builder } from '../builder.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { Author } from './author.ts'

const UpsertAuthorInput = builder.inputType('UpsertAuthorInput', {
  description: 'An author. Fields that are left out keep their value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Identifies the author; it is created if there is none.' }),
    name: t.string({ required: true, description: 'The name for display.' }),
    bio: t.string({ description: 'A line about the author.' }),
  }),
})

const UpsertAuthorPayload = builder.objectRef<AuthorRow>('UpsertAuthorPayload').implement({
  scope: 'public',
  description: 'The result of upsertAuthor.',
  fields: (t) => ({
    author: t.field({ type: Author, description: 'The new state of the author.', resolve: (author) => author }),
  }),
})

builder.mutationField('upsertAuthor', (t) =>
  t.field({
    scope: 'articles:publish',
    type: UpsertAuthorPayload,
    nullable: true,
    description: 'Creates or updates an author.',
    errors: ['BAD_USER_INPUT'],
    example: '{ slug: "ada-rossi", name: "Ada Rossi", bio: "Writes about ports." }',
    args: { input: t.arg({ type: UpsertAuthorInput, required: true, description: 'The author.' }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.newsroom.upsertAuthor(input, context.viewer)
      const author = await loadRow(context, 'Author', AUTHOR, { id })
      if (!author) throw new Error('the author is not stored')
      return author
    },
  }),
)
