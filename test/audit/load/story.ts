import type { Chance } from '../../chance.ts'
import { LABELS, LANGUAGES, SECTION_SLUGS, TAGS } from '../verdict/filter.ts'

/** A marker in texts that no reader may see: drafts, and versions whose embargo does not end. */
export const SECRET = 'not for readers'

const SOON_MS = 1_500
const NEVER_MS = 86_400_000

export interface Story {
  readonly mutation: 'publishArticle' | 'saveDraft'
  readonly expiresAtMs: number | null
  readonly input: Readonly<Record<string, unknown>> & { readonly uri: string; readonly headline: string }
}

/** Mostly published at once; sometimes a draft, an embargo that ends soon or never, or an article that expires. */
export function anyStory({ pick, some, below }: Chance, uri: string, name: string, words: string): Story {
  const kind = pick(['now', 'now', 'now', 'now', 'now', 'now', 'now', 'draft', 'soon', 'never', 'expires'])
  const hidden = kind === 'draft' || kind === 'never'
  const now = Date.now()
  const after = (ms: number) => new Date(now + ms).toISOString()
  return {
    mutation: kind === 'draft' ? 'saveDraft' : 'publishArticle',
    expiresAtMs: kind === 'expires' ? now + SOON_MS : null,
    input: {
      uri,
      headline: hidden ? `${SECRET} ${name}` : name,
      bodyHtml: `<p>${hidden ? SECRET : 'Words'} ${words}</p>`,
      language: pick(LANGUAGES),
      section: pick(SECTION_SLUGS),
      tags: some(TAGS),
      labels: some(LABELS, 0.3),
      urgency: 1 + below(9),
      idempotencyKey: name,
      ...(kind === 'soon' && { embargoedUntil: after(SOON_MS) }),
      ...(kind === 'never' && { embargoedUntil: after(NEVER_MS) }),
      ...(kind === 'expires' && { expiresAt: after(SOON_MS) }),
    },
  }
}
