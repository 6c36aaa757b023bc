import { contentOfVersion } from '../../../db/content/versions/article-versions.ts'
import { type BlockChange as BlockChangeShape, blockDiff } from '../../../db/content/versions/block-diff.ts'
import { changedFields } from '../../../db/content/versions/changed-fields.ts'
import { VERSION, type Version } from '../../../db/content/versions/version.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import { Block } from '../../body/block.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { loadRow } from '../../sql-plugin/load-relation.ts'
import { Article } from '../article.ts'
import { ArticleVersion } from './article-version.ts'

const BlockChangeKind = builder.enumType('BlockChangeKind', {
  description: 'How a block differs between two versions.',
  values: {
    ADDED: { description: 'It is only in the second.' },
    REMOVED: { description: 'It is only in the first.' },
    CHANGED: { description: 'It is at the same place with another content; of a live post, under the same key.' },
    MOVED: { description: 'It is the same at another place.' },
  },
})

const BlockChange = builder.objectRef<BlockChangeShape>('BlockChange').implement({
  scope: 'articles:draft',
  description: 'A block that is not the same in two versions.',
  fields: (t) => ({
    kind: t.expose('kind', { type: BlockChangeKind, description: 'How it differs.' }),
    from: t.field({
      type: Block,
      nullable: true,
      description: 'The block in the first version; null if it was added.',
      resolve: ({ from }) => from?.block ?? null,
    }),
    fromIndex: t.int({
      nullable: true,
      description: 'Its place in the first version, from 0.',
      resolve: ({ from }) => from?.index ?? null,
    }),
    to: t.field({
      type: Block,
      nullable: true,
      description: 'The block in the second version; null if it was removed.',
      resolve: ({ to }) => to?.block ?? null,
    }),
    toIndex: t.int({
      nullable: true,
      description: 'Its place in the second version, from 0.',
      resolve: ({ to }) => to?.index ?? null,
    }),
  }),
})

interface Compared {
  readonly id: string
  readonly version: number
  readonly content: ArticleContent
}

const VersionDiff = builder.objectRef<{ readonly from: Compared; readonly to: Compared }>('VersionDiff').implement({
  scope: 'articles:draft',
  description: 'What differs between two versions of an article.',
  fields: (t) => ({
    from: t.field({
      type: ArticleVersion,
      description: 'The first version.',
      resolve: ({ from }, _args, context) => rowOf(from, context),
    }),
    to: t.field({
      type: ArticleVersion,
      description: 'The second version.',
      resolve: ({ to }, _args, context) => rowOf(to, context),
    }),
    fields: t.stringList({
      description:
        'The names of the fields that differ, such as `headline` or `body`. Read their values of `from` and `to`.',
      resolve: ({ from, to }) => changedFields(from.content, to.content),
    }),
    blocks: t.field({
      type: [BlockChange],
      description: 'The blocks of the body that differ, in the order of the second version.',
      resolve: ({ from, to }) => blockDiff(from.content.body, to.content.body),
    }),
  }),
})

builder.objectField(Article, 'diff', (t) =>
  t.field({
    scope: 'articles:draft',
    type: VersionDiff,
    nullable: true,
    description: 'What differs between two versions. NOT_FOUND if there is no version of one of the numbers.',
    args: {
      from: t.arg.int({ required: true, description: 'The number of the first version.' }),
      to: t.arg.int({ required: true, description: 'The number of the second version.' }),
    },
    resolve: async ({ id }, { from, to }, context) => ({
      from: await compared(id, from, context),
      to: await compared(id, to, context),
    }),
  }),
)

async function compared(id: string, version: number, { query }: Context): Promise<Compared> {
  const content = await contentOfVersion(query, id, version)
  if (!content) throw notFound(`version ${version} of this article`)
  return { id, version, content }
}

async function rowOf({ id, version }: Compared, context: Context): Promise<Version> {
  const row = await loadRow(context, 'ArticleVersion', VERSION, { id, version })
  if (!row) throw new Error(`version ${version} of article ${id} is not stored`)
  return row
}
