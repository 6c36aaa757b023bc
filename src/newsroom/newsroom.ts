import type { Query } from '../../db/database.ts'
import type { Newsroom } from '../../schema/context.ts'
import { upsertAuthor } from './authors.ts'
import { correctArticle } from './correct.ts'
import { setCuration } from './curate.ts'
import { appendLivePost } from './live-posts.ts'
import { publishArticle, saveDraft } from './publish.ts'
import { upsertSection } from './sections.ts'
import { cancelArticle, withholdArticle } from './withdraw.ts'

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
    correctArticle: (correction, by) => waking(correctArticle(query, correction, by)),
    withholdArticle: (withdrawal, by) => waking(withholdArticle(query, withdrawal, by)),
    cancelArticle: (withdrawal, by) => waking(cancelArticle(query, withdrawal, by)),
    appendLivePost: (post, by) => waking(appendLivePost(query, post, by)),
    setCuration: (change) => waking(setCuration(query, change)),
    upsertSection: (change) => waking(upsertSection(query, change)),
    upsertAuthor: (change) => waking(upsertAuthor(query, change)),
  }
}
