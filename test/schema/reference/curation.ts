import { ALL_NEWS, articleTag, CURATIONS, curationTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { type Archive, byId, bySlug, publicArticles } from './archive.ts'
import { byName, type DirectoryArguments, directoryPage, seesAll } from './directory.ts'
import { type Fields, globalId, inLanguage } from './fields.ts'
import { refuseReaders } from './refuse.ts'

interface CurationKey {
  readonly id: string
}

export function curationFields(archive: Archive): Fields {
  const curation = ({ id }: CurationKey) => byId(archive.curations, id)
  return {
    id: ({ id }: CurationKey) => globalId('Curation', id),
    slug: (key: CurationKey) => curation(key).slug,
    title: (key: CurationKey, { language }: { language?: string }) =>
      inLanguage(curation(key).title, curation(key).titles, language),
    version: (key: CurationKey) => curation(key).version,
    articles({ id }: CurationKey, args: { first?: number | null }, { addCacheTag }: Context) {
      const { limit } = pageOf(args)
      const items = itemsOf(archive, id)
      const articles = items
        .flatMap((item) => publicArticles(archive).filter((article) => article.id === item.article_id))
        .slice(0, limit)
      addCacheTag(curationTag(id))
      for (const article of articles) addCacheTag(articleTag(article.id))
      return articles
    },
    articleIds({ id }: CurationKey, _args: object, { viewer }: Context) {
      refuseReaders(viewer)
      return itemsOf(archive, id).map(({ article_id }) => globalId('Article', article_id))
    },
    updatedAt: (key: CurationKey) => curation(key).updated_at,
    asOf: () => encodeLogCursor(archive.head),
  }
}

export function curationQueries(archive: Archive): Fields {
  return {
    curation(_root: unknown, { slug }: { slug: string }, { addCacheTag }: Context) {
      const curation = bySlug(archive.curations, slug)
      addCacheTag(curation ? curationTag(curation.id) : CURATIONS)
      return curation
    },
    curations(_root: unknown, args: DirectoryArguments, { addCacheTag, viewer }: Context) {
      addCacheTag(CURATIONS)
      addCacheTag(ALL_NEWS)
      const shown = publicArticles(archive).map(({ id }) => id)
      const used = archive.curationItems.filter(({ article_id }) => shown.includes(article_id))
      const listed = byName(archive.curations, ({ title }) => title).filter(
        ({ id }) => seesAll(viewer) || used.some(({ curation_id }) => curation_id === id),
      )
      const named = listed.map((row) => ({ ...row, names: [row.title, ...Object.values(row.titles)] }))
      return directoryPage('curation', named, args)
    },
  }
}

/** In editorial order. */
function itemsOf({ curationItems }: Archive, id: string): Archive['curationItems'] {
  return curationItems
    .filter(({ curation_id }) => curation_id === id)
    .sort((one, other) => one.position - other.position)
}
