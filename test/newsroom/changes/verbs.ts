const CHANGED = '{ cursor changed article { id uri slug version state headline } }'
const mutation = (verb: string, input: string) =>
  `mutation ($input: ${input}!) { changed: ${verb}(input: $input) ${CHANGED} }`

/** The mutations that change an article, each under the name `changed`. */
export const VERBS = {
  publishArticle: mutation('publishArticle', 'PublishArticleInput'),
  saveDraft:
    'mutation ($input: SaveDraftInput!) { changed: saveDraft(input: $input) { article { id uri version state headline } } }',
  updateArticle: mutation('updateArticle', 'UpdateArticleInput'),
  updateDraft: mutation('updateDraft', 'UpdateDraftInput'),
  publishDraft: mutation('publishDraft', 'PublishDraftInput'),
  scheduleArticle: mutation('scheduleArticle', 'ScheduleArticleInput'),
  unscheduleArticle: mutation('unscheduleArticle', 'UnscheduleArticleInput'),
  republishArticle: mutation('republishArticle', 'RepublishArticleInput'),
  restoreVersion: mutation('restoreVersion', 'RestoreVersionInput'),
  correctArticle: mutation('correctArticle', 'CorrectArticleInput'),
  withholdArticle: mutation('withholdArticle', 'WithdrawArticleInput'),
  cancelArticle: mutation('cancelArticle', 'WithdrawArticleInput'),
  addLivePost: mutation('addLivePost', 'AddLivePostInput'),
  editLivePost: mutation('editLivePost', 'EditLivePostInput'),
  pinLivePost: mutation('pinLivePost', 'PinLivePostInput'),
  removeLivePost: mutation('removeLivePost', 'RemoveLivePostInput'),
} as const

export type MutationVerb = keyof typeof VERBS

export const LATER = '2099-01-01T00:00:00.000Z'

/** A valid input of the verb for the article of this uri. */
export function inputFor(verb: MutationVerb, uri: string, headline: string): object {
  const article = { uri }
  const whole = { uri, headline, language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
  switch (verb) {
    case 'publishArticle':
      return whole
    case 'saveDraft':
      return { article: whole }
    case 'updateArticle':
    case 'updateDraft':
      return { article, patch: { headline } }
    case 'scheduleArticle':
      return { article, publishAt: LATER }
    case 'restoreVersion':
      return { article, version: 1 }
    case 'correctArticle':
      return { article, text: 'A name was wrong.', headline }
    case 'withholdArticle':
    case 'cancelArticle':
      return { article, reason: 'Doubts.' }
    case 'addLivePost':
      return { article, key: headline, html: '<p>News.</p>' }
    case 'editLivePost':
      return { article, key: 'stored', patch: { headline } }
    case 'pinLivePost':
      return { article, key: 'stored', pinned: true }
    case 'removeLivePost':
      return { article, key: 'stored' }
    default:
      return { article }
  }
}
