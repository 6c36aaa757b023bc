import type { Query } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { saveAuthor } from '../../db/content/author.ts'
import { saveCorrection } from '../../db/content/correction.ts'
import { ensureMedia } from '../../db/content/media/media.ts'
import { articles } from '../../db/seed/articles.ts'
import { authors } from '../../db/seed/authors.ts'
import { curations } from '../../db/seed/curations.ts'
import { sections } from '../../db/seed/sections.ts'
import type { SeedArticle, SeedMedia } from '../../db/seed/seed-content.ts'
import type { Localized } from '../../db/tables/localized.ts'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import type { MediaSubmission } from '../../schema/body/body-submission.ts'
import type { LocalizedText } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { setCuration } from './curate.ts'
import { addLivePost } from './live-posts/live-posts.ts'
import { publishArticle } from './publish/publish.ts'
import { upsertSection } from './vocabulary/sections.ts'

const SEEDER: Viewer = { subject: 'seed', scopes: new Set(['articles:write', 'sections:write']), expiresAt: null }

const RULES = { altText: true }

/** Publishes the demo newsroom into an empty database by the ordinary mutations. Ages are relative to `now`. */
export async function seed(query: Query, now: Date): Promise<void> {
  for (const [position, { slug, name, names, description, parent }] of sections.entries()) {
    await upsertSection(query, { slug, name, names: texts(names), description, parent: parent ?? null, position })
  }
  for (const { slug, name, bio, avatar } of authors) {
    await transact(query, async (tx) => {
      const portrait = avatar && (await ensureMedia(tx, portraitOf(avatar, name)))
      await saveAuthor(tx, slug, { name, bio, ...(portrait && { avatar_id: portrait }) })
    })
  }
  const ids = new Map<string, string>()
  for (const article of articles.toSorted((one, other) => other.minutesAgo - one.minutesAgo)) {
    ids.set(article.key, await publishSeed(query, article, ids, now))
  }
  for (const { slug, title, titles, articles: keys } of curations) {
    const articles = keys.flatMap((key) => {
      const value = ids.get(key)
      return value === undefined ? [] : { by: 'id' as const, value }
    })
    await setCuration(query, { slug, title, titles: texts(titles), articles })
  }
}

/** Returns the id of the article. `published` has the ids of the articles published before, by key. */
async function publishSeed(
  query: Query,
  article: SeedArticle,
  published: ReadonlyMap<string, string>,
  now: Date,
): Promise<string> {
  const submission = submissionOf(article, published, now)
  const { correction } = article
  // Before its correction it said something else.
  const first = correction ? { ...submission, standfirst: null } : submission
  const { articleId } = await publishArticle(query, first, SEEDER, RULES)
  if (correction) {
    const { version } = await publishArticle(query, submission, SEEDER, RULES)
    await transact(query, (tx) =>
      saveCorrection(tx, { articleId, version, text: correction.text, at: ago(now, correction.minutesAgo) }),
    )
  }
  for (const { minutesAgo, ...post } of article.livePosts ?? []) {
    const at = ago(now, minutesAgo)
    await addLivePost(query, { ...post, at, article: { by: 'id', value: articleId } }, SEEDER, RULES)
  }
  return articleId
}

function submissionOf(article: SeedArticle, published: ReadonlyMap<string, string>, now: Date): ArticleSubmission {
  const { key, minutesAgo, related = [], livePosts: _posts, leadMedia, translationOf, correction, ...content } = article
  const twin = articles.find((other) => other.key === translationOf || other.translationOf === key)
  return {
    ...content,
    uri: uriOf(key),
    publishAt: ago(now, minutesAgo),
    related: related.map(uriOf),
    leadMedia: leadMedia ? mediaOf(leadMedia) : null,
    // Of a pair of translations, the one that is published second refers to the first.
    translationOf: twin && published.has(twin.key) ? uriOf(twin.key) : null,
  }
}

function uriOf(key: string): string {
  return `tag:tickertape.example,2026:${key}`
}

function ago(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000)
}

function mediaOf({ picture, ...media }: SeedMedia): MediaSubmission {
  return { ...media, url: `/pictures/${picture}` }
}

function portraitOf(picture: string, name: string) {
  return {
    kind: 'IMAGE',
    url: `/pictures/${picture}`,
    altText: name,
    caption: null,
    richCaption: null,
    credit: null,
    width: 200,
    height: 200,
    durationSeconds: null,
    isLive: false,
  } as const
}

function texts(localized: Localized): LocalizedText[] {
  return Object.entries(localized).map(([language, text]) => ({ language, text }))
}
