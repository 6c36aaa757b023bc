import { AUTHOR, type Author as AuthorRow } from '../../db/content/author.ts'
import { builder } from '../builder.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { requireScope } from '../viewer/viewer.ts'
import { Author } from './author.ts'

const UpsertAuthorInput = builder.inputType('UpsertAuthorInput', {
  description: 'An author; what is left out keeps its value.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Creates or changes the author of this slug.' }),
    name: t.string({ required: true, description: 'As it is printed.' }),
    bio: t.string({ description: 'A line about them.' }),
  }),
})

const UpsertAuthorPayload = builder.objectRef<AuthorRow>('UpsertAuthorPayload').implement({
  description: 'What upsertAuthor did.',
  fields: (t) => ({
    author: t.field({ type: Author, description: 'The author as they are now.', resolve: (author) => author }),
  }),
})

builder.mutationField('upsertAuthor', (t) =>
  t.field({
    type: UpsertAuthorPayload,
    nullable: true,
    description: 'Creates or changes an author. Needs articles:write.',
    args: { input: t.arg({ type: UpsertAuthorInput, required: true, description: 'The author.' }) },
    resolve: async (_root, { input }, context) => {
      requireScope(context.viewer, 'articles:write')
      const id = await context.newsroom.upsertAuthor(input, context.viewer)
      const author = await loadRow(context, 'Author', AUTHOR, { id })
      if (!author) throw new Error('the author is not stored')
      return author
    },
  }),
)
