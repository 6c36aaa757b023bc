import { ALL_NEWS, articleTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { type Archive, versionOf } from './archive.ts'
import { named, type Ref } from './article.ts'
import { type Fields, globalId, members } from './fields.ts'

const ENDS: readonly string[] = ['WITHHELD', 'CANCELED', 'EXPIRED']

export const WITHDRAWAL_FIELDS: Fields = members('articleId', 'uri', 'version', 'kind', 'at', 'reason')

export function withdrawalQueries(archive: Archive): Fields {
  return {
    withdrawal(_root: unknown, { ref }: { ref: Ref }, { addCacheTag }: Context) {
      const article = named(archive, ref, false)
        .flatMap((id) => archive.articles.find((one) => one.id === id) ?? [])
        .find(({ state, published_at }) => ENDS.includes(state) && published_at !== null)
      addCacheTag(article ? articleTag(article.id) : ALL_NEWS)
      if (!article) return null
      const events = archive.events.filter(({ subject_id }) => subject_id === article.id)
      const last = events.sort((one, other) => Number(other.position) - Number(one.position))[0]
      const end = last && ENDS.includes(last.kind) ? last : null
      // Other notes of a version are among editors.
      const note = article.state === 'CANCELED' ? versionOf(archive, article).note : null
      return {
        articleId: globalId('Article', article.id),
        uri: article.uri,
        version: article.version,
        kind: end?.kind ?? article.state,
        at: end?.at ?? null,
        reason: end?.note ?? note,
      }
    },
  }
}
