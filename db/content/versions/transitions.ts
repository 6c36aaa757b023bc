import type { ArticleState } from '../../tables/article.ts'

/** What changes an article: the mutations, and time. */
export type Verb =
  | 'saveDraft'
  | 'restoreVersion'
  | 'publishArticle'
  | 'publishDraft'
  | 'updateArticle'
  | 'updateDraft'
  | 'correctArticle'
  | 'addLivePost'
  | 'editLivePost'
  | 'pinLivePost'
  | 'removeLivePost'
  | 'scheduleArticle'
  | 'unscheduleArticle'
  | 'withholdArticle'
  | 'republishArticle'
  | 'cancelArticle'
  | 'publishAt'
  | 'expiresAt'

/** Why a verb does not apply. */
export type Refusal =
  | 'KILLED'
  | 'NOT_PUBLIC'
  | 'NEVER_PUBLIC'
  | 'ALREADY_PUBLIC'
  | 'NO_DRAFT'
  | 'NOT_SCHEDULED'
  | 'NOT_DUE'

/** What there is of an article beside its state. A version counts as held until its `publishAt` or its embargo has passed. */
export interface Versions {
  readonly draftVersion: number | null
  readonly scheduledVersion: number | null
}

/** The next state, a refusal, or one of the two, depending on whether the article has such a version. */
export type Cell =
  | ArticleState
  | { readonly refused: Refusal }
  | {
      readonly ifThereIs: 'a draft' | 'a scheduled version' | 'either'
      readonly next: ArticleState
      readonly otherwise: Refusal
    }

const KILLED = { refused: 'KILLED' } as const
const NOT_PUBLIC = { refused: 'NOT_PUBLIC' } as const
const NEVER_PUBLIC = { refused: 'NEVER_PUBLIC' } as const
const NOT_SCHEDULED = { refused: 'NOT_SCHEDULED' } as const
const NOT_DUE = { refused: 'NOT_DUE' } as const
const withDraft = (next: ArticleState) => ({ ifThereIs: 'a draft', next, otherwise: 'NO_DRAFT' }) as const
const ifScheduled = (next: ArticleState) =>
  ({ ifThereIs: 'a scheduled version', next, otherwise: 'NOT_SCHEDULED' }) as const

const STAYS = {
  DRAFT: 'DRAFT',
  SCHEDULED: 'SCHEDULED',
  EMBARGOED: 'EMBARGOED',
  PUBLISHED: 'PUBLISHED',
  WITHHELD: 'WITHHELD',
  EXPIRED: 'EXPIRED',
  CANCELED: KILLED,
} as const
const PUBLIC_ONLY = {
  DRAFT: NOT_PUBLIC,
  SCHEDULED: NOT_PUBLIC,
  EMBARGOED: NOT_PUBLIC,
  PUBLISHED: 'PUBLISHED',
  WITHHELD: NOT_PUBLIC,
  EXPIRED: NOT_PUBLIC,
  CANCELED: KILLED,
} as const

/** What each verb makes of an article in each state. A state says what readers have: drafts and schedules are stored separately. */
export const TRANSITIONS: { readonly [_ in Verb]: { readonly [_ in ArticleState]: Cell } } = {
  saveDraft: STAYS,
  updateDraft: STAYS,
  restoreVersion: STAYS,
  publishArticle: {
    DRAFT: 'PUBLISHED',
    SCHEDULED: 'PUBLISHED',
    EMBARGOED: 'PUBLISHED',
    PUBLISHED: 'PUBLISHED',
    WITHHELD: 'PUBLISHED',
    EXPIRED: 'PUBLISHED',
    CANCELED: KILLED,
  },
  publishDraft: {
    DRAFT: 'PUBLISHED',
    SCHEDULED: withDraft('PUBLISHED'),
    EMBARGOED: withDraft('PUBLISHED'),
    PUBLISHED: withDraft('PUBLISHED'),
    WITHHELD: withDraft('PUBLISHED'),
    EXPIRED: withDraft('PUBLISHED'),
    CANCELED: KILLED,
  },
  updateArticle: { ...PUBLIC_ONLY, SCHEDULED: 'SCHEDULED', EMBARGOED: 'EMBARGOED' },
  correctArticle: PUBLIC_ONLY,
  addLivePost: STAYS,
  editLivePost: STAYS,
  pinLivePost: STAYS,
  removeLivePost: STAYS,
  scheduleArticle: {
    DRAFT: 'SCHEDULED',
    SCHEDULED: 'SCHEDULED',
    EMBARGOED: 'SCHEDULED',
    PUBLISHED: { ifThereIs: 'either', next: 'PUBLISHED', otherwise: 'NO_DRAFT' },
    WITHHELD: 'WITHHELD',
    EXPIRED: 'EXPIRED',
    CANCELED: KILLED,
  },
  unscheduleArticle: {
    DRAFT: NOT_SCHEDULED,
    SCHEDULED: 'DRAFT',
    EMBARGOED: 'DRAFT',
    PUBLISHED: ifScheduled('PUBLISHED'),
    WITHHELD: ifScheduled('WITHHELD'),
    EXPIRED: ifScheduled('EXPIRED'),
    CANCELED: KILLED,
  },
  withholdArticle: { ...STAYS, SCHEDULED: 'DRAFT', EMBARGOED: 'DRAFT', PUBLISHED: 'WITHHELD' },
  republishArticle: {
    DRAFT: NEVER_PUBLIC,
    SCHEDULED: NEVER_PUBLIC,
    EMBARGOED: NEVER_PUBLIC,
    PUBLISHED: { refused: 'ALREADY_PUBLIC' },
    WITHHELD: 'PUBLISHED',
    EXPIRED: 'PUBLISHED',
    CANCELED: KILLED,
  },
  cancelArticle: {
    DRAFT: 'CANCELED',
    SCHEDULED: 'CANCELED',
    EMBARGOED: 'CANCELED',
    PUBLISHED: 'CANCELED',
    WITHHELD: 'CANCELED',
    EXPIRED: 'CANCELED',
    CANCELED: 'CANCELED',
  },
  publishAt: {
    DRAFT: NOT_DUE,
    SCHEDULED: 'PUBLISHED',
    EMBARGOED: 'PUBLISHED',
    PUBLISHED: 'PUBLISHED',
    WITHHELD: 'PUBLISHED',
    EXPIRED: 'PUBLISHED',
    CANCELED: NOT_DUE,
  },
  expiresAt: {
    DRAFT: NOT_DUE,
    SCHEDULED: NOT_DUE,
    EMBARGOED: NOT_DUE,
    PUBLISHED: 'EXPIRED',
    WITHHELD: NOT_DUE,
    EXPIRED: NOT_DUE,
    CANCELED: NOT_DUE,
  },
}

/** The next state, or why there is none. */
export function transition(
  verb: Verb,
  { state, draftVersion, scheduledVersion }: { readonly state: ArticleState } & Versions,
): { readonly next: ArticleState } | { readonly refused: Refusal } {
  const cell = TRANSITIONS[verb][state]
  if (typeof cell === 'string') return { next: cell }
  if ('refused' in cell) return cell
  const has = {
    'a draft': draftVersion !== null,
    'a scheduled version': scheduledVersion !== null,
    either: draftVersion !== null || scheduledVersion !== null,
  }
  return has[cell.ifThereIs] ? { next: cell.next } : { refused: cell.otherwise }
}

/** Why readers do not have a version yet that has been submitted for publication. */
export type Hold = Extract<ArticleState, 'SCHEDULED' | 'EMBARGOED'>

/** The state while a version is held: a story that readers have, or had, keeps its own. */
export function held(state: ArticleState | null, hold: Hold): ArticleState {
  return state === null || state === 'DRAFT' || state === 'SCHEDULED' || state === 'EMBARGOED' ? hold : state
}
