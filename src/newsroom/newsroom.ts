import type { Query } from '../../db/connection/database.ts'
import type { Newsroom } from '../../schema/context.ts'
import { withTimeout } from '../clock/timeout.ts'
import { correctArticle } from './correct.ts'
import { setCuration } from './curate.ts'
import { publishDraft, republishArticle, restoreVersion, scheduleArticle, unscheduleArticle } from './drafts.ts'
import { addToCuration, moveInCuration, removeFromCuration } from './edit-curation.ts'
import { feedRoom } from './feeds/feed-room.ts'
import { joinStories, separateStories } from './feeds/join-stories.ts'
import { addLivePost, editLivePost, pinLivePost, removeLivePost } from './live-posts/live-posts.ts'
import { NO_RULES, type PublishingRules } from './media/alt-texts.ts'
import { updateMedia } from './media/update-media.ts'
import { recordPreviewLink, revokePreviewLinks } from './preview-links.ts'
import { publishArticle } from './publish/publish.ts'
import { publishPackage } from './publish/publish-package.ts'
import { saveDraft } from './publish/save-draft.ts'
import { recordToken, revokeToken } from './tokens.ts'
import { updateArticle, updateDraft } from './update.ts'
import { upsertAuthor } from './vocabulary/authors.ts'
import { upsertLabel } from './vocabulary/labels.ts'
import { upsertSection } from './vocabulary/sections.ts'
import { upsertTag } from './vocabulary/tags.ts'
import { cancelArticle, withholdArticle } from './withdraw.ts'

/** After this timeout the withdrawal is acknowledged anyway: it is committed, and every gateway applies it when it next reads the log. */
const MAX_WAIT_FOR_EVENT_MS = 2_000

/**
 * The mutations. `wake` is called after every commit that may have appended an event, and resolves once this gateway has
 * processed the log up to it. A withdrawal is acknowledged only then, when no cached response of this gateway contains the article.
 * `revoked` is called after a revocation of a token, and resolves once this gateway refuses it.
 */
export function newsroom(
  query: Query,
  wake: () => Promise<void>,
  revoked: () => Promise<void> = async () => {},
  rules: PublishingRules = NO_RULES,
): Newsroom {
  const waking = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change
    void wake()
    return result
  }
  const applied = async <T>(change: Promise<T>, heard = wake): Promise<T> => {
    const result = await change
    await withTimeout(heard(), MAX_WAIT_FOR_EVENT_MS, 'a withdrawal was not handled in time').catch(() => {})
    return result
  }
  return {
    publishArticle: (submission, by) => waking(publishArticle(query, submission, by, rules)),
    publishPackage: (submission, by) => waking(publishPackage(query, submission, by, rules)),
    saveDraft: (submission, by) => saveDraft(query, submission, by),
    updateArticle: (change, by) => waking(updateArticle(query, change, by, rules)),
    updateDraft: (change, by) => updateDraft(query, change, by),
    publishDraft: (change, by) => waking(publishDraft(query, change, by, rules)),
    scheduleArticle: (change, by) => scheduleArticle(query, change, by, rules),
    unscheduleArticle: (change, by) => unscheduleArticle(query, change, by),
    republishArticle: (change, by) => waking(republishArticle(query, change, by, rules)),
    restoreVersion: (change, by) => restoreVersion(query, change, by),
    correctArticle: (correction, by) => waking(correctArticle(query, correction, by, rules)),
    withholdArticle: (withdrawal, by) => applied(withholdArticle(query, withdrawal, by)),
    cancelArticle: (withdrawal, by) => applied(cancelArticle(query, withdrawal, by)),
    addLivePost: (post, by) => waking(addLivePost(query, post, by, rules)),
    editLivePost: (edit, by) => waking(editLivePost(query, edit, by, rules)),
    pinLivePost: (pin, by) => waking(pinLivePost(query, pin, by)),
    removeLivePost: (removal, by) => applied(removeLivePost(query, removal, by)),
    setCuration: (change) => waking(setCuration(query, change)),
    addToCuration: (entry) => waking(addToCuration(query, entry)),
    removeFromCuration: (entry) => waking(removeFromCuration(query, entry)),
    moveInCuration: (entry) => waking(moveInCuration(query, entry)),
    upsertSection: (change) => waking(upsertSection(query, change)),
    upsertAuthor: (change) => waking(upsertAuthor(query, change)),
    recordToken: (token) => recordToken(query, token),
    revokeToken: (id) => applied(revokeToken(query, id), revoked),
    recordPreviewLink: (link) => recordPreviewLink(query, link),
    revokePreviewLinks: (of) => revokePreviewLinks(query, of),
    upsertTag: (change) => waking(upsertTag(query, change)),
    upsertLabel: (change) => waking(upsertLabel(query, change)),
    updateMedia: (change) => applied(updateMedia(query, change)),
    joinStories: (articles) => joinStories(query, articles),
    separateStories: (articles) => separateStories(query, articles),
    ...feedRoom(query, rules, applied),
  }
}
