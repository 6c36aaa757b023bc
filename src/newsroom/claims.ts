import type { Transaction } from '../../db/connection/database.ts'
import { claim, type Known, lookUp, place } from '../../db/content/references.ts'
import { distinct } from './named.ts'
import type { Draft } from './story.ts'

export interface Claims {
  readonly known: Known
  /** The articles that got the slug they asked for. */
  readonly gotSlug: ReadonlySet<string>
}

/** Makes what the drafts name and is not known, and asks for the slugs that they want. */
export async function claimAll(tx: Transaction, drafts: readonly Draft[], known: Known): Promise<Claims> {
  const named = distinct(drafts.flatMap((draft) => draft.named))
  const missing = named.filter(({ kind, key }) => !known.has(place(kind, key)))
  const slugs = drafts.flatMap(({ articleId: article_id, newSlug: slug }) =>
    slug === null ? [] : [{ slug, article_id }],
  )
  if (missing.length === 0 && slugs.length === 0) return { known, gotSlug: new Set() }
  const made = await claim(tx, missing, slugs)
  // What others made in between was waited for, and is seen by a statement that begins now.
  const ids = missing.every(({ row }) => made.has(row.id))
    ? missing.map(({ kind, key, row }) => [place(kind, key), row.id] as const)
    : await lookUp(tx, missing, [], [])
  return { known: new Map([...known, ...ids]), gotSlug: made }
}
