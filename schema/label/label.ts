import { allLabels, LABEL, type Label as LabelRow, labelBySlug, labelsOfArticle } from '../../db/content/label.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { LABELS } from '../cache-tags.ts'
import { localized } from '../localized.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

/** A newsroom has few labels, and they rarely change. */
const TAGS = { parent: { columns: [], add: (add: (tag: string) => void) => add(LABELS) } }

const LabelRef = builder.objectRef<LabelRow>('Label')

export const Label = builder.node(LabelRef, {
  scope: 'public',
  description: 'A label of headlines, such as Breaking. Every newsroom has its own.',
  extensions: { rows: new RowsOf(LABEL) },
  id: { resolve: (label) => label.id },
  loadOne: (id, context) => {
    context.addCacheTag(LABELS)
    return loadRow(context, 'Label', LABEL, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in inputs and filters; it never changes.' }),
    name: t.field({
      type: 'String',
      description: 'The name in the best matching language.',
      args: {
        language: t.arg({ type: 'LanguageTag', description: 'The language; by default that of the original name.' }),
      },
      select: ({ language }) => (language ? ['name', 'names'] : ['name']),
      resolve: ({ name, names }, { language }) => localized(names, language, name),
    }),
    description: t.column('description', { nullable: true, description: 'What it says of an article.' }),
  }),
})

builder.interfaceField(ArticleContent, 'labels', (t) =>
  t.relation(labelsOfArticle, {
    type: [LabelRef],
    description: 'Labels of the headline, the most important first.',
    tags: TAGS,
  }),
)

const LabelConnection = directoryConnection('Label', LabelRef, 'label', 'labels')

builder.queryFields((t) => ({
  label: t.relation(labelBySlug, {
    type: LabelRef,
    nullable: true,
    description: 'The label with this slug; null if there is none.',
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ slug }),
    tags: TAGS,
  }),
  labels: t.relatedConnection(allLabels, {
    type: LabelConnection,
    nullable: true,
    description: 'All labels, by name.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('label'),
    tags: TAGS,
  }),
}))
