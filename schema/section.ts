import type { Section as SectionRow } from '../db/section-tree.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { listTag } from './cache-tags.ts'
import { localized } from './localized.ts'
import { NewsConnection, newsConnection } from './news-connection.ts'
import { NewsFilterInput } from './news-filter.ts'
import { sections } from './section-loading.ts'

const SectionRef = builder.objectRef<SectionRow>('Section')

export const Section = builder.node(SectionRef, {
  description: 'A department of the newsroom. Sections form a tree; each holds the news of all below it.',
  id: { resolve: (section) => section.id },
  loadOne: async (id, context) => (await sections(context)).byId(id) ?? null,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Names it in addresses and filters; never changes.' }),
    name: t.string({
      description: 'Its name in the language that comes nearest to the one asked for.',
      args: { language: t.arg({ type: 'LanguageTag', description: 'Left out: the name it was given first.' }) },
      resolve: (section, { language }) => localized(section.names, language, section.name),
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it covers.' }),
    articles: t.field({
      type: NewsConnection,
      description: 'Its news and those of the sections below it, newest first; 20 when no size is given.',
      args: {
        filter: t.arg({ type: NewsFilterInput, description: 'Which of them; all when left out.' }),
        first: t.arg.int({ description: 'At most this many from the start of the list, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
        last: t.arg.int({ description: 'At most this many from the end of the list, 1 to 100.' }),
        before: t.arg.string({ description: 'Only what comes before this edge.' }),
      },
      resolve: (section, args, context) =>
        newsConnection(context, { id: section.id, tag: listTag('section', section.slug) }, args),
    }),
  }),
})

builder.objectFields(SectionRef, (t) => ({
  parent: t.field({
    type: SectionRef,
    nullable: true,
    description: 'The section above; null for a root.',
    resolve: async ({ parent_id }, _args, context) =>
      parent_id === null ? null : ((await sections(context)).byId(parent_id) ?? null),
  }),
  children: t.field({
    type: [SectionRef],
    description: 'The sections directly below, in editorial order.',
    resolve: async ({ id }, _args, context) => (await sections(context)).children(id),
  }),
}))

builder.objectField(Article, 'section', (t) =>
  t.field({
    type: SectionRef,
    description: 'Where it belongs.',
    resolve: async ({ sectionId }, _args, context) => {
      const section = (await sections(context)).byId(sectionId)
      if (!section) throw new Error(`section ${sectionId} is not stored`)
      return section
    },
  }),
)

builder.queryFields((t) => ({
  section: t.field({
    type: SectionRef,
    nullable: true,
    description: 'The section of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: async (_root, { slug }, context) => (await sections(context)).bySlug(slug) ?? null,
  }),
  sections: t.field({
    type: [SectionRef],
    description: 'The whole tree, roots first, in editorial order.',
    resolve: async (_root, _args, context) => (await sections(context)).byLevel(),
  }),
}))
