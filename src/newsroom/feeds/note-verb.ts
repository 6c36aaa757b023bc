import type { Transaction } from '../../../db/connection/database.ts'
import { noteDeskVerb } from '../../../db/content/feeds/stored-items.ts'
import type { StoredArticle } from '../../../db/content/lock-articles.ts'
import type { Verb } from '../../../db/content/versions/transitions.ts'

/** What the desk's verbs mean for an item of a feed: whether its article stays away from readers, and whether the desk has taken what waited. */
const NOTES: { readonly [_ in Verb]?: { readonly keptBack: boolean; readonly taken: boolean } } = {
  withholdArticle: { keptBack: true, taken: false },
  unscheduleArticle: { keptBack: true, taken: false },
  publishArticle: { keptBack: false, taken: true },
  publishDraft: { keptBack: false, taken: true },
  scheduleArticle: { keptBack: false, taken: true },
  republishArticle: { keptBack: false, taken: false },
}

/** Notes what the desk has done with an article, if a feed has brought it. */
export async function noteVerb(tx: Transaction, { id, deskFields }: StoredArticle, verb: Verb): Promise<void> {
  const note = deskFields === null ? undefined : NOTES[verb]
  if (note) await noteDeskVerb(tx, id, note)
}
