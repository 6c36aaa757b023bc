export const MAX_SUBMISSIONS_PER_TRANSACTION = 100
/** Bounds how long a transaction holds locks: other writers wait for its uris and new references, and all of them for its commit. */
export const MAX_CHARACTERS_PER_TRANSACTION = 2_000_000

/** What decides which submissions go together. */
interface Separable {
  readonly uri: string | null
  readonly slug: string | null
  readonly idempotencyKey: string | null
  readonly translationOf: string | null
}

/**
 * Splits submissions, in order, into groups that each fit into one transaction and in which none needs another to be stored
 * first. A submission with a slug or an idempotency key has a transaction of its own, because a refusal for one of them must
 * roll back the references it created.
 */
export function* splitIntoTransactions<Given extends Separable>(
  submissions: readonly Given[],
): Generator<readonly Given[]> {
  let group: Given[] = []
  let characters = 0
  const uris = new Set<string | null>()
  let alone = false
  for (const submission of submissions) {
    const { uri, slug, idempotencyKey, translationOf } = submission
    const goesAlone = slug !== null || idempotencyKey !== null
    const size = JSON.stringify(submission).length
    const fits = group.length < MAX_SUBMISSIONS_PER_TRANSACTION && characters + size <= MAX_CHARACTERS_PER_TRANSACTION
    const needsOther = [uri, translationOf].some((one) => one !== null && uris.has(one))
    if (group.length > 0 && (alone || goesAlone || needsOther || !fits)) {
      yield group
      group = []
      characters = 0
      uris.clear()
    }
    alone = goesAlone
    group.push(submission)
    characters += size
    uris.add(uri)
  }
  if (group.length > 0) yield group
}
