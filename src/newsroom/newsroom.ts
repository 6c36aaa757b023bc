import type { Query } from '../../db/database.ts'
import type { Newsroom } from '../../schema/context.ts'
import { upsertAuthor } from './authors.ts'
import { setCuration } from './curate.ts'
import { publishArticle, saveDraft } from './publish.ts'
import { upsertSection } from './sections.ts'

/** What mutations and imports may do. `wake` is called after every commit that may have appended an event. */
export function newsroom(query: Query, wake: () => void): Newsroom {
  const waking = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change
    wake()
    return result
  }
  return {
    publishArticle: (submission, by) => waking(publishArticle(query, submission, by)),
    saveDraft: (submission, by) => saveDraft(query, submission, by),
    setCuration: (change) => waking(setCuration(query, change)),
    upsertSection: (change) => waking(upsertSection(query, change)),
    upsertAuthor: (change) => waking(upsertAuthor(query, change)),
  }
}
