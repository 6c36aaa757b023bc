import {
  allSections,
  childrenOfSection,
  parentOfSection,
  SECTION,
  type Section as SectionRow,
  sectionBySlug,
  sectionOfArticle,
} from '../../db/content/section.ts'
import { newsOfSection } from '../../db/news/news-lists.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { listTag, SECTIONS } from '../cache-tags.ts'
import { localized } from '../localized.ts'
import { newsArguments, newsTags } from '../news/news-arguments.ts'
import { NewsConnection } from '../news/news-connection.ts'
import { NewsFilterInput, refuseUnknownSections } from '../news/news-filter.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

/** Events of sections do not say which: any change of the tree may change what is shown of one. */
const TAGS = { parent: { columns: [], add: (add: (tag: string) => void) => add(SECTIONS) } }

const SectionRef = builder.objectRef<SectionRow>('Section')

export const Section = builder.node(SectionRef, {
  description: 'A department of the newsroom. Sections form a tree; each holds the news of all below it.',
  extensions: { rows: new RowsOf(SECTION) },
  id: { resolve: (section) => section.id },
  loadOne: (id, context) => {
    context.addCacheTag(SECTIONS)
    return loadRow(context, 'Section', SECTION, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'Names it in addresses and filters; never changes.' }),
    name: t.field({
      type: 'String',
      description: 'Its name in the language that comes nearest to the one asked for.',
      args: { language: t.arg({ type: 'LanguageTag', description: 'Left out: the name it was given first.' }) },
      select: ({ language }) => (language ? ['name', 'names'] : ['name']),
      resolve: ({ name, names }, { language }) => localized(names, language, name),
    }),
    description: t.column('description', { nullable: true, description: 'What it covers.' }),
    articles: t.relatedConnection(newsOfSection, {
      type: NewsConnection,
      description: 'Its news and those of the sections below it, newest first; 20 when no size is given.',
      args: {
        filter: t.arg({ type: NewsFilterInput, description: 'Which of them; all when left out.' }),
        first: t.arg.int({ description: 'At most this many from the start of the list, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
        last: t.arg.int({ description: 'At most this many from the end of the list, 1 to 100.' }),
        before: t.arg.string({ description: 'Only what comes before this edge.' }),
      },
      with: newsArguments,
      tags: newsTags(['slug'], ({ slug }) => [listTag('section', slug)]),
      refused: refuseUnknownSections,
    }),
  }),
})

builder.objectFields(SectionRef, (t) => ({
  parent: t.relation(parentOfSection, {
    type: SectionRef,
    nullable: true,
    description: 'The section above; null for a root.',
    tags: TAGS,
  }),
  children: t.relation(childrenOfSection, {
    type: [SectionRef],
    description: 'The sections directly below, in editorial order.',
    tags: TAGS,
  }),
}))

builder.objectField(Article, 'section', (t) =>
  t.relation(sectionOfArticle, { type: SectionRef, description: 'Where it belongs.', tags: TAGS }),
)

builder.queryFields((t) => ({
  section: t.relation(sectionBySlug, {
    type: SectionRef,
    nullable: true,
    description: 'The section of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    key: ({ slug }) => ({ slug }),
    tags: TAGS,
  }),
  sections: t.relation(allSections, {
    type: [SectionRef],
    description: 'The whole tree, roots first, in editorial order.',
    key: () => ({ nothing: '' }),
    tags: TAGS,
  }),
}))
