import { sectionOfArticle } from '../db/article-relations.ts'
import { allSections, childrenOfSection, parentOfSection, sectionBySlug } from '../db/facet-relations.ts'
import { newsOfSection } from '../db/news-relations.ts'
import { type Section as SectionRow, SectionTree } from '../db/section-tree.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { listTag, SECTIONS } from './cache-tags.ts'
import { localized, localizedColumns } from './localized.ts'
import { NewsConnection } from './news-connection.ts'
import { NewsFilterInput } from './news-filter.ts'
import { newsConnection } from './news-list.ts'
import { readNewsOfSection } from './news-read.ts'
import { writtenNews } from './news-written.ts'
import { needs, needsFor, readWith, slugAsked, together, togetherWith } from './read-together.ts'
import { fromTree, readSection } from './section-loading.ts'
import { always, written, writtenTogether } from './written.ts'
import { unwritable } from './written-place.ts'

interface LanguageArgument {
  readonly language?: string | null | undefined
}

const SectionRef = builder.objectRef<SectionRow>('Section')

export const Section = builder.node(SectionRef, {
  description: 'A department of the newsroom. Sections form a tree; each holds the news of all below it.',
  id: { resolve: (section) => section.id },
  loadOne: (id, context) => fromTree(context, (tree) => tree.byId(id) ?? null),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Names it in addresses and filters; never changes.' }),
    name: t.string({
      description: 'Its name in the language that comes nearest to the one asked for.',
      args: { language: t.arg({ type: 'LanguageTag', description: 'Left out: the name it was given first.' }) },
      extensions: {
        ...needsFor(localizedColumns('name', 'names')),
        ...written<LanguageArgument>((column, { language }) => (language ? unwritable() : column('name'))),
      },
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
      extensions: { ...readNewsOfSection, ...needs('id', 'slug'), ...writtenNews('section') },
      resolve: (section, args, context) =>
        newsConnection(
          context,
          { id: section.id, tag: listTag('section', section.slug) },
          args,
          readWith(section, newsOfSection, args),
        ),
    }),
  }),
})

builder.objectFields(SectionRef, (t) => ({
  parent: t.field({
    type: SectionRef,
    nullable: true,
    description: 'The section above; null for a root.',
    extensions: { ...together(parentOfSection), ...needs('parent_id'), ...writtenTogether(always(SECTIONS)) },
    resolve: (section, _args, context) => {
      const { parent_id } = section
      if (parent_id === null) return null
      return readSection(context, section, parentOfSection) ?? fromTree(context, (tree) => tree.byId(parent_id) ?? null)
    },
  }),
  children: t.field({
    type: [SectionRef],
    description: 'The sections directly below, in editorial order.',
    extensions: { ...together(childrenOfSection), ...needs('id'), ...writtenTogether(always(SECTIONS)) },
    resolve: (section, _args, context) =>
      readSection(context, section, childrenOfSection) ?? fromTree(context, (tree) => tree.children(section.id)),
  }),
}))

builder.objectField(Article, 'section', (t) =>
  t.field({
    type: SectionRef,
    description: 'Where it belongs.',
    extensions: { ...together(sectionOfArticle), ...writtenTogether(always(SECTIONS)) },
    resolve: (article, _args, context) =>
      readSection(context, article, sectionOfArticle) ?? fromTree(context, (tree) => tree.stored(article.sectionId)),
  }),
)

builder.queryFields((t) => ({
  section: t.field({
    type: SectionRef,
    nullable: true,
    description: 'The section of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    extensions: { ...togetherWith(sectionBySlug, slugAsked), ...writtenTogether(always(SECTIONS)) },
    resolve: (root, args, context) => {
      const read = readSection(context, root, sectionBySlug, args)
      return read === undefined ? fromTree(context, (tree) => tree.bySlug(args.slug) ?? null) : read
    },
  }),
  sections: t.field({
    type: [SectionRef],
    description: 'The whole tree, roots first, in editorial order.',
    extensions: { ...together(allSections) },
    resolve: (root, _args, context) => {
      const read = readSection(context, root, allSections)
      return read ? new SectionTree(read).byLevel() : fromTree(context, (tree) => tree.byLevel())
    },
  }),
}))
