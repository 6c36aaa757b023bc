import { listTag } from '../cache-tags.ts'
import { sectionTags } from './filter-tags.ts'
import { newsArguments, newsTags } from './news-arguments.ts'
import { NewsConnection } from './news-connection.ts'

/** The field `articles` of what articles are listed under, but for its arguments. */
export function listedNews<Listed extends { readonly slug: string }>(kind: 'section' | 'tag' | 'author') {
  return {
    type: NewsConnection,
    with: newsArguments,
    tags: newsTags<Listed>(['slug'], ({ slug }, { filter }) => [listTag(kind, slug), ...sectionTags(filter)]),
  }
}
