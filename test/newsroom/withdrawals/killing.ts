import { readAfter } from '../../../db/log/event-log.ts'
import { everyRow } from '../../every-row.ts'
import type { Publisher } from '../../publisher.ts'
import { CANCEL, type Changed } from '../article-changes.ts'

/** What tests of kills do with a publisher, and where they look afterwards. */
export const killing = (publisher: Publisher) => ({
  kill: async (id: string, fields: object = {}) =>
    (
      await publisher.ask<{ cancelArticle: Changed }>(CANCEL, {
        input: { article: { id }, reason: 'Invented.', ...fields },
      })
    ).cancelArticle,
  eventsOf: async (uri: string) => (await readAfter(publisher.query, 0, 1_000)).filter((event) => event.uri === uri),
  rowsWith: async (word: RegExp) => (await everyRow(publisher.query)).filter((row) => word.test(row)),
})

export const CURATE = `mutation ($slug: String!, $articles: [ArticleRef!]!) {
  setCuration(input: { slug: $slug, articles: $articles }) { curation { id version } } }`

/** A picture that says the same word wherever it can. */
export const leadMedia = (caption: string) => ({
  kind: 'IMAGE',
  url: `https://example.com/${caption}.jpg`,
  altText: caption,
  caption,
  credit: caption,
})
