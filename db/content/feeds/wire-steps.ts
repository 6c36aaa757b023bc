import type { ArticleState } from '../../tables/article.ts'
import type { WireStatus } from '../../tables/feed.ts'

/**
 * What a newer version of an item does: publishes a version, or stores it as a draft if anything speaks against publishing it; withholds or
 * kills the article; or is only remembered, so that an older version that comes later changes nothing.
 */
export type WireStep = 'publish' | 'withhold' | 'cancel' | 'remember'

/** By what the source says and the state of the article; `NONE` if there is no article. */
export const WIRE_STEPS: { readonly [_ in WireStatus]: { readonly [_ in ArticleState | 'NONE']: WireStep } } = {
  USABLE: {
    NONE: 'publish',
    DRAFT: 'publish',
    SCHEDULED: 'publish',
    EMBARGOED: 'publish',
    PUBLISHED: 'publish',
    WITHHELD: 'publish',
    EXPIRED: 'publish',
    CANCELED: 'remember',
  },
  WITHHELD: {
    NONE: 'remember',
    DRAFT: 'withhold',
    SCHEDULED: 'withhold',
    EMBARGOED: 'withhold',
    PUBLISHED: 'withhold',
    WITHHELD: 'withhold',
    EXPIRED: 'withhold',
    CANCELED: 'remember',
  },
  CANCELED: {
    NONE: 'remember',
    DRAFT: 'cancel',
    SCHEDULED: 'cancel',
    EMBARGOED: 'cancel',
    PUBLISHED: 'cancel',
    WITHHELD: 'cancel',
    EXPIRED: 'cancel',
    CANCELED: 'remember',
  },
}
