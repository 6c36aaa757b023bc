import type { Publisher } from '../../publisher.ts'
import { inputFor, LATER, type MutationVerb, VERBS } from './verbs.ts'

/** Before LATER: an article that is scheduled for then is not held by it. */
const EMBARGO = '2098-01-01T00:00:00.000Z'

/** How an article gets into each state, and with a draft or a scheduled version beside it. */
export const WAYS: { readonly [name: string]: readonly (readonly [MutationVerb, object?])[] } = {
  DRAFT: [['saveDraft']],
  SCHEDULED: [['publishArticle', { publishAt: LATER }]],
  'SCHEDULED with a draft': [['publishArticle', { publishAt: LATER }], ['updateDraft']],
  EMBARGOED: [['publishArticle', { embargoedUntil: EMBARGO }]],
  'EMBARGOED with a draft': [['publishArticle', { embargoedUntil: EMBARGO }], ['updateDraft']],
  PUBLISHED: [['publishArticle']],
  'PUBLISHED with a draft': [['publishArticle'], ['saveDraft']],
  'PUBLISHED with a scheduled version': [['publishArticle'], ['publishArticle', { publishAt: LATER }]],
  WITHHELD: [['publishArticle'], ['withholdArticle']],
  'WITHHELD with a draft': [['publishArticle'], ['withholdArticle'], ['updateDraft']],
  'WITHHELD with a scheduled version': [['publishArticle'], ['withholdArticle'], ['scheduleArticle']],
  EXPIRED: [['publishArticle']],
  'EXPIRED with a draft': [['publishArticle']],
  CANCELED: [['publishArticle'], ['cancelArticle']],
}

let articles = 0

/** A new article in this state; its uri. */
export async function articleInState(publisher: Publisher, name: string): Promise<string> {
  const uri = `urn:state:${++articles}`
  for (const [verb, fields] of WAYS[name] ?? []) {
    await publisher.ask(VERBS[verb], { input: { ...inputFor(verb, uri, `${name} ${articles}`), ...fields } })
  }
  // Time would take a second each; what it does is one row, which the tests of the schedule hold.
  if (name.startsWith('EXPIRED')) await expire(publisher, uri)
  if (name === 'EXPIRED with a draft') {
    await publisher.ask(VERBS.updateDraft, { input: inputFor('updateDraft', uri, 'Drafted') })
  }
  return uri
}

async function expire(publisher: Publisher, uri: string): Promise<void> {
  await publisher.ask(VERBS.withholdArticle, { input: inputFor('withholdArticle', uri, '') })
  await publisher.query.updateTable('article').set({ state: 'EXPIRED' }).where('uri', '=', uri).execute()
}
