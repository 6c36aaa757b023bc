import SchemaBuilder from '@pothos/core'
import { ARTICLE, type Article, articleByName } from '../../../db/content/article.ts'
import type { Context } from '../../../schema/context.ts'
import { live, servedFromTheLog } from '../../../schema/news/live-field.ts'
import { POLICY_PLUGIN } from '../../../schema/policy/plugin.ts'
import { RowsOf } from '../../../schema/sql-plugin/declaration.ts'
import { SQL_PLUGIN } from '../../../schema/sql-plugin/plugin.ts'

/** A schema with a guarded field of every kind that Postgres writes: column, SQL, select, relation, root; and what is below them. */
export function guardedSchema(onLive: () => void) {
  const builder = new SchemaBuilder<{ Context: Context; DefaultFieldNullability: false }>({
    plugins: [POLICY_PLUGIN, SQL_PLUGIN],
    defaultFieldNullability: false,
  })
  const scope = 'articles:draft'
  const described = { description: 'of a test' }
  const Names = builder.objectRef<{ open: string; secret: string }>('Names').implement({
    scope: 'public',
    fields: (t) => ({ open: t.exposeString('open'), secret: t.exposeString('secret', { scope }) }),
  })
  const Story = builder.objectRef<Article>('Story').implement({
    scope: 'public',
    extensions: { rows: new RowsOf(ARTICLE) },
    fields: (t) => ({
      slug: t.column('slug', described),
      column: t.column('headline', { ...described, scope }),
      computed: t.sql({ ...described, scope, type: 'String', sql: (article) => article('headline') }),
      selected: t.field({ scope, type: 'String', select: ['headline'], resolve: ({ headline }) => headline }),
      names: t.field({
        type: Names,
        select: ['headline', 'slug'],
        resolve: ({ headline, slug }) => ({ open: slug, secret: headline }),
      }),
    }),
  })
  const bySlug = {
    ...described,
    type: Story,
    nullable: true,
    key: ({ slug }: { slug: string }) => ({ name: slug }),
    with: () => ({ by: 'slug' as const, all: false }),
  }
  builder.queryType({
    scope: 'public',
    fields: (t) => ({
      story: t.relation(articleByName, { ...bySlug, args: { slug: t.arg.string({ required: true }) } }),
      guarded: t.relation(articleByName, { ...bySlug, scope, args: { slug: t.arg.string({ required: true }) } }),
    }),
  })
  builder.subscriptionType({
    scope: 'public',
    fields: (t) => ({
      ticks: t.string({
        scope,
        subscribe: servedFromTheLog,
        resolve: () => 'tick',
        extensions: live(async () => {
          onLive()
          return { after: null, select: () => null }
        }),
      }),
    }),
  })
  return builder.toSchema()
}
