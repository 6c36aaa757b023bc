import type { Query } from '../../db/connection/database.ts'
import type { Newsroom } from '../../schema/context.ts'
import { inTime } from '../clock/timeout.ts'
import { upsertAuthor } from './authors.ts'
import { correctArticle } from './correct.ts'
import { setCuration } from './curate.ts'
import { appendLivePost } from './live-posts.ts'
import { publishArticle, saveDraft } from './publish.ts'
import { upsertSection } from './sections.ts'
import { cancelArticle, withholdArticle } from './withdraw.ts'

/** It is withdrawn all the same: every gateway hears of it as soon as it reads the log again. */
const MAX_HEARING_MS = 2_000

/**
 * What mutations and imports may do. `wake` is called after every commit that may have appended an event, and resolves once
 * this gateway has heard of it. Who withdraws an article is answered then: no answer of this gateway shows it any more.
 */
export function newsroom(query: Query, wake: () => Promise<void>): Newsroom {
  const waking = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change
    void wake()
    return result
  }
  const heard = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change
    await inTime(wake(), MAX_HEARING_MS, 'a withdrawal was not heard of in time').catch(() => {})
    return result
  }
  return {
    publishArticle: (submission, by) => waking(publishArticle(query, submission, by)),
    saveDraft: (submission, by) => saveDraft(query, submission, by),
    correctArticle: (correction, by) => waking(correctArticle(query, correction, by)),
    withholdArticle: (withdrawal, by) => heard(withholdArticle(query, withdrawal, by)),
    cancelArticle: (withdrawal, by) => heard(cancelArticle(query, withdrawal, by)),
    appendLivePost: (post, by) => waking(appendLivePost(query, post, by)),
    setCuration: (change) => waking(setCuration(query, change)),
    upsertSection: (change) => waking(upsertSection(query, change)),
    upsertAuthor: (change) => waking(upsertAuthor(query, change)),
  }
}
