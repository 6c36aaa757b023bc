import { articleTag, CURATIONS, curationTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { type Archive, byId, bySlug, publicArticles } from './archive.ts'
import { type Fields, globalId, inLanguage } from './fields.ts'

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
      const items = archive.curationItems.filter((item) => item.curation_id === id)
      for (const item of items) addCacheTag(articleTag(item.article_id))
      return items
        .sort((one, other) => one.position - other.position)
        .flatMap((item) => publicArticles(archive).filter((article) => article.id === item.article_id))
        .slice(0, limit)
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
  }
}
