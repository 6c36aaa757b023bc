import type { Edition } from '../../../schema/addresses.ts'

/** The texts of the pages. */
export interface Words {
  readonly tagline: string
  readonly skip: string
  readonly home: string
  readonly sections: string
  readonly allSections: string
  readonly ticker: string
  readonly pause: string
  readonly resume: string
  readonly latest: string
  readonly older: string
  readonly newest: string
  readonly nothing: string
  readonly search: string
  readonly searchFor: string
  readonly searchHint: string
  readonly searchChoices: Readonly<
    Record<'section' | 'anySection' | 'language' | 'anyLanguage' | 'from' | 'to', string>
  >
  readonly found: (count: number, text: string) => string
  readonly otherEdition: string
  readonly readIn: Readonly<Record<Edition, string>>
  readonly by: (names: string) => string
  readonly published: string
  readonly updated: string
  readonly corrected: string
  readonly corrections: string
  readonly related: string
  readonly tags: string
  readonly source: string
  readonly table: string
  readonly minutes: (count: number) => string
  readonly livePosts: string
  readonly olderPosts: string
  readonly keyEvent: string
  readonly keyEvents: string
  /** Followed by the time of the post. */
  readonly permalink: string
  readonly share: string
  readonly mail: string
  readonly pinned: string
  readonly watch: (provider: string) => string
  readonly play: Readonly<Record<'VIDEO' | 'AUDIO', string>>
  readonly live: string
  readonly notFound: { readonly title: string; readonly text: string }
  readonly gone: {
    readonly title: string
    readonly withheld: string
    readonly killed: string
    readonly expired: string
    readonly reason: string
  }
  readonly preview: {
    readonly title: string
    readonly draft: string
    readonly scheduled: string
    /** Followed by a time. */
    readonly until: string
    readonly showDraft: string
    readonly showScheduled: string
    readonly invalid: { readonly title: string; readonly text: string }
  }
  readonly failed: { readonly title: string; readonly text: string }
  readonly embed: string
  readonly api: string
  readonly connection: Readonly<Record<'connecting' | 'live' | 'polling' | 'offline', string>>
  /** What a page says after articles have vanished from it; never which. */
  readonly removed: Readonly<Record<'withdrawn' | 'expired', (count: number) => string>>
  /** What waits until the reader wants to see it. */
  readonly arrived: Readonly<Record<'news' | 'posts', (count: number) => string>>
  readonly pauseUpdates: string
  readonly resumeUpdates: string
  readonly close: string
}
