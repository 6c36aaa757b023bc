import type { NewsFilterInput } from '../../../schema/news/news-filter.ts'
import { type Archive, type ArticleKey, byId, publicArticles, sectionPath, versionOf } from './archive.ts'

/** A public article with all that filters look at. Names are slugs; its sections are named with all above them. */
export interface ListedArticle extends ArticleKey {
  readonly publishedMs: number
  readonly sections: readonly string[]
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly language: string
  readonly urgency: number
}

/** Newest first; of equal times the greater id. */
export function listedArticles(archive: Archive): ListedArticle[] {
  return publicArticles(archive)
    .map(({ id, version, published_at }) => {
      const content = versionOf(archive, { id, version })
      return {
        id,
        version,
        publishedMs: Number(published_at),
        sections: [content.section_id, ...content.other_section_ids].flatMap((section) =>
          sectionPath(archive, section).map(({ slug }) => slug),
        ),
        authors: content.author_ids.map((author) => byId(archive.authors, author).slug),
        tags: content.tag_ids.map((tag) => byId(archive.tags, tag).slug),
        labels: content.labels,
        language: content.language,
        urgency: content.urgency,
      }
    })
    .sort((one, other) => other.publishedMs - one.publishedMs || (one.id < other.id ? 1 : -1))
}

export function passes(article: ListedArticle, filter: NewsFilterInput | null | undefined): boolean {
  if (!filter) return true
  const { sections, authors, tags, labels, languages, maxUrgency, publishedFrom, publishedBefore } = filter
  const inLanguage = (range: string) => `${article.language}-`.startsWith(`${range}-`)
  if (sections && !sections.some((slug) => article.sections.includes(slug))) return false
  if (authors && !authors.some((slug) => article.authors.includes(slug))) return false
  if (tags && !tags.some((slug) => article.tags.includes(slug))) return false
  if (labels && !labels.some((label) => article.labels.includes(label))) return false
  if (languages && !languages.some(inLanguage)) return false
  if (typeof maxUrgency === 'number' && article.urgency > maxUrgency) return false
  if (publishedFrom && article.publishedMs < Number(publishedFrom)) return false
  return !publishedBefore || article.publishedMs < Number(publishedBefore)
}
