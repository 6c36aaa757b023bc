import {
  allSections,
  childrenOfSection,
  parentOfSection,
  SECTION,
  type Section as SectionRow,
  sectionBySlug,
  sectionOfArticle,
  sectionsOfArticle,
} from '../../db/content/section.ts'
import { newsOfSection } from '../../db/news/news-lists.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { SECTIONS } from '../cache-tags.ts'
import { localizedName } from '../localized-name.ts'
import { listedNews } from '../news/listed-news.ts'
import { newsArgs } from '../news/news-arguments.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

/** Any change of the section tree may affect a section, because parents and children are part of it. */
const TAGS = { parent: { columns: [], add: (add: (tag: string) => void) => add(SECTIONS) } }

const SectionRef = builder.objectRef<SectionRow>('Section')

export const Section = builder.node(SectionRef, {
  scope: 'public',
  description: 'A section. Sections form a tree; the news of a section includes that of its subsections.',
  extensions: { rows: new RowsOf(SECTION) },
  id: { resolve: (section) => section.id },
  loadOne: (id, context) => {
    context.addCacheTag(SECTIONS)
    return loadRow(context, 'Section', SECTION, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in URLs and filters; it never changes.' }),
    name: t.field(localizedName(t)),
    description: t.column('description', { nullable: true, description: 'What the section covers.' }),
    articles: t.relatedConnection(newsOfSection, {
      ...listedNews<SectionRow>('section'),
      description: 'Articles of this section and its subsections, newest first. 20 by default.',
      args: newsArgs(t),
    }),
  }),
})

builder.objectFields(SectionRef, (t) => ({
  parent: t.relation(parentOfSection, {
    type: SectionRef,
    nullable: true,
    description: 'The parent section; null for a root.',
    tags: TAGS,
  }),
  children: t.relation(childrenOfSection, {
    type: [SectionRef],
    description: 'The direct subsections, in editorial order.',
    tags: TAGS,
  }),
}))

builder.interfaceFields(ArticleContent, (t) => ({
  section: t.relation(sectionOfArticle, { type: SectionRef, description: 'The primary section.', tags: TAGS }),
  sections: t.relation(sectionsOfArticle, {
    type: [SectionRef],
    description: 'All sections of the article, the primary one first. It is in the lists of each of them.',
    tags: TAGS,
  }),
}))

const SectionConnection = directoryConnection('Section', SectionRef, 'section', 'sections')

builder.queryFields((t) => ({
  section: t.relation(sectionBySlug, {
    type: SectionRef,
    nullable: true,
    description: 'The section with this slug; null if there is none.',
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ slug }),
    tags: TAGS,
  }),
  sections: t.relatedConnection(allSections, {
    type: SectionConnection,
    nullable: true,
    description: 'All sections, roots first, in editorial order.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('section'),
    tags: TAGS,
  }),
}))
