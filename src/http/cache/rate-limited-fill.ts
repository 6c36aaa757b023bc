import { GraphQLError } from 'graphql'
import type { CacheEntry } from './entry.ts'
import type { Make, ResponseCache } from './store.ts'

export interface Fill {
  readonly make: Make
  /** Charges the request that fills the cache to the client's rate limit. Resolves to the refusal, or null. */
  readonly charge?: () => Promise<Error | null>
}

/**
 * Fills the cache. Concurrent misses are coalesced into one fill, charged to the client that started it. If that client is over its
 * rate limit, each of the others is charged for itself.
 * @throws the refusal of this request
 */
export async function fillCharged(
  store: ResponseCache,
  key: string | null,
  { make, charge }: Fill,
): Promise<CacheEntry> {
  if (!charge) return store.make(key, make)
  let charged = false
  const chargedMake: Make = async (addCacheTag) => {
    // A render that an event invalidated is repeated without another charge.
    if (!charged) {
      charged = true
      const refused = await charge()
      if (refused) throw new Refused(refused)
    }
    return make(addCacheTag).catch(refusal)
  }
  try {
    return await store.make(key, chargedMake)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const refused = charged ? error.refusal : await charge()
    if (refused) throw refused
    return store.make(key, make)
  }
}

/** A dear operation is refused only once its cost is known, while it is made. */
function refusal(error: unknown): never {
  throw error instanceof GraphQLError && error.extensions.code === 'RATE_LIMITED' ? new Refused(error) : error
}

/** Distinguishes the refusal of the client that started the fill from an error of the fill. */
class Refused extends Error {
  readonly refusal: Error

  constructor(refusal: Error) {
    super('refused')
    this.refusal = refusal
  }
}
