import type { FeedName, IntakeItem, IntakeOutcome, IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { Publisher } from '../../publisher.ts'

/** The fields of an item as a wire sends them. */
export interface Sent extends Partial<IntakeItem> {
  readonly headline?: string
  readonly text?: string
  readonly tags?: readonly string[]
  readonly embargoedUntil?: Date
  readonly expiresAt?: Date
  readonly publishAt?: Date
}

export const WIRE: FeedName = { by: 'slug', value: 'harbour-wire' }

export function wireItem({ headline = 'Ferries sail', text = 'At noon.', tags, ...sent }: Sent): IntakeItem {
  const { embargoedUntil, expiresAt, publishAt, ...item } = sent
  const article = { headline, language: 'en', section: 'news', bodyHtml: `<p>${text}</p>`, tags, embargoedUntil }
  return { status: 'USABLE', article: { ...article, expiresAt, publishAt }, ...item }
}

/** Sends items of a feed, one after the other, and says what became of each. */
export function sending({ newsroom, ask }: Publisher, feed: FeedName = WIRE) {
  const take = async (...items: readonly Sent[]): Promise<readonly IntakeResult[]> => {
    const results: IntakeResult[] = []
    for (const item of items) results.push(...(await newsroom.intake({ feed, items: [wireItem(item)] })))
    return results
  }
  return {
    take,
    async send(...items: readonly Sent[]): Promise<readonly IntakeOutcome[]> {
      return (await take(...items)).map(({ outcome }) => outcome)
    },
    async article(uri: string) {
      return (await ask<{ article: StoredArticle }>(READ, { uri })).article
    },
  }
}

export interface StoredArticle {
  readonly id: string
  readonly uri: string
  readonly state: string
  readonly version: number
  readonly headline: string
  readonly bodyText: string
  readonly updatedAt: string
  readonly deskFields: readonly string[] | null
  readonly urgency: number
  readonly standfirst: string | null
  readonly labels: readonly { readonly slug: string }[]
  readonly section: { readonly slug: string }
  readonly tags: readonly { readonly name: string }[]
  readonly corrections: readonly { readonly text: string }[]
  readonly draft: { readonly headline: string; readonly tags: readonly { readonly name: string }[] } | null
  readonly feedItem: { readonly state: string; readonly reason: string | null; readonly feedSlug: string } | null
}

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) {
  id uri state version headline bodyText updatedAt deskFields urgency standfirst labels { slug } section { slug } tags { name } corrections { text }
  draft { headline tags { name } } feedItem { state reason feedSlug }
} }`

/** The kinds and versions of the events about an article, in order. */
export async function eventsAbout(publisher: Publisher, uri: string): Promise<readonly string[]> {
  const rows = await publisher.query
    .selectFrom('event')
    .select(['kind', 'version'])
    .where('uri', '=', uri)
    .orderBy('position')
    .execute()
  return rows.map(({ kind, version }) => `${kind} ${version}`)
}
