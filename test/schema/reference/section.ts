import { listTag, SECTIONS } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { type Archive, type ArticleKey, byId, bySlug, sectionPath, versionOf } from './archive.ts'
import { type DirectoryArguments, directoryPage } from './directory.ts'
import { type Fields, globalId, inLanguage } from './fields.ts'
import { type NewsArguments, newsPage } from './news-page.ts'

interface SectionKey {
  readonly id: string
}

export function sectionFields(archive: Archive): Fields {
  const section = ({ id }: SectionKey) => byId(archive.sections, id)
  return {
    id: ({ id }: SectionKey) => globalId('Section', id),
    slug: (key: SectionKey) => section(key).slug,
    name: (key: SectionKey, { language }: { language?: string }) =>
      inLanguage(section(key).name, section(key).names, language),
    description: (key: SectionKey) => section(key).description,
    articles(key: SectionKey, args: NewsArguments, context: Context) {
      const listed = ({ sections }: { readonly sections: readonly string[] }) => sections.includes(section(key).slug)
      return newsPage(archive, context, args, [listTag('section', section(key).slug)], listed)
    },
    parent(key: SectionKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      return sectionPath(archive, key.id)[1] ?? null
    },
    children(key: SectionKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      return childrenOf(archive, key.id)
    },
  }
}

export function sectionOfArticle(archive: Archive): Fields {
  return {
    section(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      return byId(archive.sections, versionOf(archive, key).section_id)
    },
    sections(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      const { section_id, other_section_ids } = versionOf(archive, key)
      return [section_id, ...other_section_ids].map((id) => byId(archive.sections, id))
    },
  }
}

export function sectionQueries(archive: Archive): Fields {
  return {
    section(_root: unknown, { slug }: { slug: string }, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      return bySlug(archive.sections, slug)
    },
    sections(_root: unknown, args: DirectoryArguments, { addCacheTag }: Context) {
      addCacheTag(SECTIONS)
      const levels = [childrenOf(archive, null)]
      for (const level of levels) {
        const below = level.flatMap(({ id }) => childrenOf(archive, id))
        if (below.length > 0) levels.push(below)
      }
      const named = levels.flat().map((row) => ({ ...row, names: [row.name, ...Object.values(row.names)] }))
      return directoryPage('section', named, args)
    },
  }
}

/** In editorial order. */
function childrenOf({ sections }: Archive, parentId: string | null): Archive['sections'] {
  return sections
    .filter(({ parent_id }) => parent_id === parentId)
    .sort((one, other) => one.position - other.position || (one.slug < other.slug ? -1 : 1))
}
