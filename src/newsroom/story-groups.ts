import type { Identified } from './publish.ts'

export const MAX_STORIES_PER_TRANSACTION = 100
/** Other writers wait for the uris and new names of a transaction, and all of them for its commit. */
export const MAX_CHARACTERS_PER_TRANSACTION = 2_000_000

/**
 * The stories in their order, cut so that those of a group fit into one transaction and none of them needs another to
 * be stored before it. One with a slug or an idempotency key of its own goes alone: what is refused because of them
 * would leave names behind.
 */
export function* groups(stories: readonly Identified[]): Generator<readonly Identified[]> {
  let group: Identified[] = []
  let characters = 0
  const uris = new Set<string>()
  let alone = false
  for (const story of stories) {
    const { uri, submission } = story
    const { slug, idempotencyKey, translationOf } = submission
    const goesAlone = slug !== null || idempotencyKey !== null
    const size = JSON.stringify(submission).length
    const fits = group.length < MAX_STORIES_PER_TRANSACTION && characters + size <= MAX_CHARACTERS_PER_TRANSACTION
    const needsOther = uris.has(uri) || (translationOf !== null && uris.has(translationOf))
    if (group.length > 0 && (alone || goesAlone || needsOther || !fits)) {
      yield group
      group = []
      characters = 0
      uris.clear()
    }
    alone = goesAlone
    group.push(story)
    characters += size
    uris.add(uri)
  }
  if (group.length > 0) yield group
}
