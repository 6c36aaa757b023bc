import type { MutationVerb } from '../../newsroom/changes/verbs.ts'

/** What a version says, as far as the model looks. */
export interface Content {
  readonly headline: string
  readonly section: 'news' | 'sport'
  readonly slug: string
}

interface Version extends Content {
  readonly version: number
}

interface Post {
  readonly key: string
  readonly headline: string | null
  readonly pinned: boolean
}

export type Hold = 'SCHEDULED' | 'EMBARGOED'

/** A verb with what the model needs to know of its input. */
export interface Act {
  readonly verb: MutationVerb
  readonly content: Content
  /** What a patch names; the rest stays. */
  readonly patched: readonly (keyof Content)[]
  readonly hold: Hold | null
  readonly restored: number
  /** Of the post that is added or changed. */
  readonly key: string
  readonly expectedVersion: number | null
}

export interface NewsEvent {
  readonly kind: 'PUBLISHED' | 'UPDATED' | 'CORRECTED' | 'WITHHELD' | 'EXPIRED' | 'CANCELED'
  readonly version: number
  readonly headline: string | null
  /** Where the article was listed before and is now, and the sections of all that readers ever had. */
  readonly before: Content['section'] | null
  readonly after: Content['section'] | null
  readonly ever: ReadonlySet<Content['section']>
}

export type Outcome =
  | { readonly refused: 'NOT_FOUND' }
  | { readonly refused: 'CONFLICT'; readonly reason: string }
  | { readonly version: number; readonly event: NewsEvent | null }

/** One article in memory: what editors did with it, in the plainest words, without the table of the code. */
export class StoryModel {
  readonly versions: Version[] = []
  /** What readers have, or had last. */
  current: Version | null = null
  draft: Version | null = null
  scheduled: (Version & { readonly hold: Hold }) | null = null
  isVisible = false
  isKilled = false
  #left: 'WITHHELD' | 'EXPIRED' = 'WITHHELD'
  #posts: readonly Post[] = []
  /** The slugs under which readers had it. */
  readonly publicSlugs = new Set<string>()
  readonly #sections = new Set<Content['section']>()

  get exists(): boolean {
    return this.versions.length > 0
  }

  get state(): string {
    if (this.isKilled) return 'CANCELED'
    if (this.isVisible) return 'PUBLISHED'
    if (this.current) return this.#left
    return this.scheduled?.hold ?? 'DRAFT'
  }

  /** What an editor finds under the name of the article. */
  get shown(): Version | null {
    return this.current ?? this.scheduled ?? this.draft
  }

  /** Pinned posts first, then the newest. */
  get posts(): readonly Post[] {
    return this.#posts.toSorted((one, other) => Number(other.pinned) - Number(one.pinned))
  }

  act(act: Act): Outcome {
    const refusal = this.#refusal(act)
    if (refusal) return refusal
    const { verb, content, hold } = act
    switch (verb) {
      case 'saveDraft':
        return this.#drafted(content)
      case 'updateDraft':
        return this.#patchDraft(act)
      case 'restoreVersion':
        return this.#drafted(this.versions[act.restored - 1] ?? content)
      case 'publishArticle':
        this.draft = null
        return this.#submit(content, hold)
      case 'publishDraft': {
        const draft = this.draft ?? content
        this.draft = null
        return this.#submit(draft, hold)
      }
      case 'scheduleArticle': {
        const what = this.draft ?? this.scheduled ?? this.current ?? content
        this.draft = null
        return this.#submit(what, hold)
      }
      case 'updateArticle':
        return this.#update(act)
      case 'correctArticle':
        return this.#beside({ ...this.#now(), headline: content.headline }, 'CORRECTED')
      case 'addLivePost':
        this.#posts = [{ key: act.key, headline: null, pinned: false }, ...this.#posts]
        return this.#posted()
      case 'editLivePost':
        this.#posts = this.#posts.map((post) => (post.key === act.key ? { ...post, headline: content.headline } : post))
        return this.#posted()
      case 'pinLivePost':
        this.#posts = this.#posts.map((post) => (post.key === act.key ? { ...post, pinned: true } : post))
        return this.#posted()
      case 'removeLivePost':
        this.#posts = this.#posts.filter(({ key }) => key !== act.key)
        return this.#posted()
      case 'republishArticle':
        return this.#beside(this.#now(), 'PUBLISHED')
      case 'unscheduleArticle':
        this.#unschedule()
        return { version: this.draft?.version ?? 0, event: null }
      case 'withholdArticle': {
        const version = this.shown?.version ?? 0
        const event = this.isVisible ? this.#leave('WITHHELD') : null
        this.#unschedule()
        return { version, event }
      }
      case 'cancelArticle':
        return this.#kill()
    }
  }

  /** Time has come for what is scheduled. */
  fallDue(): NewsEvent {
    const { scheduled } = this
    if (!scheduled) throw new Error('nothing is scheduled')
    this.scheduled = null
    return this.#show(scheduled, this.isVisible ? 'UPDATED' : 'PUBLISHED')
  }

  expire(): NewsEvent {
    return this.#leave('EXPIRED')
  }

  #refusal({ verb, expectedVersion, restored, key }: Act): Outcome | null {
    const latest = this.versions.length
    const creates = verb === 'publishArticle' || verb === 'saveDraft'
    if (!this.exists && !creates) return { refused: 'NOT_FOUND' }
    if (this.isKilled) return verb === 'cancelArticle' ? null : { refused: 'CONFLICT', reason: 'KILLED' }
    if (expectedVersion !== null && expectedVersion !== latest) return { refused: 'CONFLICT', reason: 'VERSION' }
    const conflict = (reason: string) => ({ refused: 'CONFLICT', reason }) as const
    switch (verb) {
      case 'publishDraft':
        return this.draft ? null : conflict('NO_DRAFT')
      case 'scheduleArticle':
        return this.draft || this.scheduled || !this.isVisible ? null : conflict('NO_DRAFT')
      case 'unscheduleArticle':
        return this.scheduled ? null : conflict('NOT_SCHEDULED')
      case 'updateArticle':
        return this.isVisible || (!this.current && this.scheduled) ? null : conflict('NOT_PUBLIC')
      case 'editLivePost':
      case 'pinLivePost':
      case 'removeLivePost':
        return this.#posts.some((post) => post.key === key) ? null : { refused: 'NOT_FOUND' }
      case 'correctArticle':
        return this.isVisible ? null : conflict('NOT_PUBLIC')
      case 'republishArticle':
        if (this.isVisible) return conflict('ALREADY_PUBLIC')
        return this.current ? null : conflict('NEVER_PUBLIC')
      case 'restoreVersion':
        return restored <= latest ? null : { refused: 'NOT_FOUND' }
      default:
        return null
    }
  }

  /** A post is no version, and no event of the article. */
  #posted(): Outcome {
    return { version: this.shown?.version ?? 0, event: null }
  }

  #now(): Version {
    if (!this.current) throw new Error('readers never had it')
    return this.current
  }

  #store({ headline, section, slug }: Content): Version {
    const version = { version: this.versions.length + 1, headline, section, slug }
    this.versions.push(version)
    return version
  }

  #drafted(content: Content): Outcome {
    this.draft = this.#store(content)
    return { version: this.draft.version, event: null }
  }

  #patchDraft(act: Act): Outcome {
    const base = this.draft ?? this.scheduled ?? this.shown
    const next = patch(base, act)
    if (base && same(base, next)) return { version: base.version, event: null }
    return this.#drafted(next)
  }

  #update(act: Act): Outcome {
    const base = this.shown
    const next = patch(base, act)
    if (base && same(base, next)) return { version: base.version, event: null }
    if (this.isVisible) return this.#beside(next, 'UPDATED')
    const hold = this.scheduled?.hold ?? 'SCHEDULED'
    return this.#submit(next, hold)
  }

  #submit(content: Content, hold: Hold | null): Outcome {
    const version = this.#store(content)
    if (hold) {
      this.scheduled = { ...version, hold }
      return { version: version.version, event: null }
    }
    this.scheduled = null
    return { version: version.version, event: this.#show(version, this.isVisible ? 'UPDATED' : 'PUBLISHED') }
  }

  /** A change of what readers have, not made of the draft. */
  #beside(content: Content, kind: NewsEvent['kind']): Outcome {
    this.draft = this.draft ?? this.scheduled
    this.scheduled = null
    const version = this.#store(content)
    return { version: version.version, event: this.#show(version, kind) }
  }

  #unschedule(): void {
    this.draft = this.draft ?? this.scheduled
    this.scheduled = null
  }

  #show(version: Version, kind: NewsEvent['kind']): NewsEvent {
    const before = this.isVisible ? (this.current?.section ?? null) : null
    this.current = version
    this.isVisible = true
    this.#sections.add(version.section)
    this.publicSlugs.add(version.slug)
    return {
      kind,
      version: version.version,
      headline: version.headline,
      before,
      after: version.section,
      ever: new Set(),
    }
  }

  #leave(kind: 'WITHHELD' | 'EXPIRED' | 'CANCELED'): NewsEvent {
    const { version, section } = this.#now()
    const before = this.isVisible ? section : null
    this.isVisible = false
    if (kind !== 'CANCELED') this.#left = kind
    return { kind, version, headline: null, before, after: null, ever: new Set(this.#sections) }
  }

  #kill(): Outcome {
    const version = this.shown?.version ?? 0
    if (this.isKilled) return { version, event: null }
    const event = this.current ? this.#leave('CANCELED') : null
    this.isKilled = true
    this.#posts = []
    const tombstone = { ...(this.shown ?? { version, section: 'news', slug: '' }), headline: '' }
    this.current = tombstone
    this.draft = null
    this.scheduled = null
    return { version, event }
  }
}

function patch(base: Content | null, { content, patched }: Act): Content {
  return { ...(base ?? content), ...Object.fromEntries(patched.map((name) => [name, content[name]])) }
}

function same(one: Content, other: Content): boolean {
  return one.headline === other.headline && one.section === other.section && one.slug === other.slug
}
