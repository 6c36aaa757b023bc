import type { CacheEntry } from './entry.ts'
import type { Make, ResponseCache } from './store.ts'

export interface Fill {
  readonly make: Make
  /** Counts the request that fills the cache, and may refuse it; without it nobody is counted. */
  readonly charge?: () => Promise<Error | null>
}

/**
 * Fills the cache, once for all requests that wait for it and at the cost of the first. If that one is refused, each of the
 * others is charged for itself. @throws the refusal of this one.
 */
export async function fillCharged(
  store: ResponseCache,
  key: string | null,
  { make, charge }: Fill,
): Promise<CacheEntry> {
  if (!charge) return store.make(key, make)
  let charged = false
  const chargedMake: Make = async (addCacheTag) => {
    // A fill that news overtook is made again: nobody is charged for that.
    if (!charged) {
      charged = true
      const refused = await charge()
      if (refused) throw new Refused(refused)
    }
    return make(addCacheTag)
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

/** Tells a refusal of another request from an error of the fill. */
class Refused extends Error {
  readonly refusal: Error

  constructor(refusal: Error) {
    super('refused')
    this.refusal = refusal
  }
}
