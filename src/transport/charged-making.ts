import type { KeptAnswer } from '../cache/kept-answer.ts'
import type { Make, ResponseCache } from '../cache/response-cache.ts'

export interface Chargeable {
  readonly make: Make
  /** Counts who has it made, and may refuse; without it nobody is counted. */
  readonly charge?: () => Promise<Error | null>
}

/**
 * Makes the answer, once for all who ask at the same time and at the cost of the first. Where that one is refused, each of the
 * others pays for itself. @throws the refusal of this one.
 */
export async function makeCharged(
  cache: ResponseCache,
  key: string | null,
  { make, charge }: Chargeable,
): Promise<KeptAnswer> {
  if (!charge) return cache.make(key, make)
  let charged = false
  const atOurCost: Make = async (addCacheTag) => {
    // It is made again where news overtakes it: that is not theirs to pay.
    if (!charged) {
      charged = true
      const refused = await charge()
      if (refused) throw new Refused(refused)
    }
    return make(addCacheTag)
  }
  try {
    return await cache.make(key, atOurCost)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const refused = charged ? error.refusal : await charge()
    if (refused) throw refused
    return cache.make(key, make)
  }
}

/** Another one's error must be told from those of the making. */
class Refused extends Error {
  readonly refusal: Error

  constructor(refusal: Error) {
    super('refused')
    this.refusal = refusal
  }
}
