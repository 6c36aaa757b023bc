import type { Context } from '../../../../schema/context.ts'
import { pageOf } from '../../../../schema/paging/page.ts'
import { type Archive, type ArticleKey, byId, bySlug, versionOf } from '../archive.ts'
import { byName, type DirectoryArguments, directoryPage } from '../directory.ts'
import { type Fields, globalId } from '../fields.ts'
import { refuseReaders } from '../refuse.ts'

type Item = Archive['feedItems'][number]

interface FeedKey {
  readonly id: string
}

/** Resolvers that refuse readers first. */
function forEditors(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, resolve]) => [
      name,
      (parent: never, args: never, context: Context) => {
        refuseReaders(context.viewer)
        return resolve(parent, args, context)
      },
    ]),
  )
}

export function feedQueries(archive: Archive): Fields {
  return forEditors({
    feed: (_root: unknown, { slug }: { slug: string }) => bySlug(archive.feeds, slug),
    feeds(_root: unknown, args: DirectoryArguments) {
      const rows = byName(archive.feeds, ({ title }) => title)
      return directoryPage(
        'feed',
        rows.map((row) => ({ ...row, names: [row.title] })),
        args,
      )
    },
  })
}

export function feedFields(archive: Archive): Readonly<Record<string, Fields>> {
  const column = (name: keyof Archive['feeds'][number]) => (key: FeedKey) => byId(archive.feeds, key.id)[name]
  const itemsOf = ({ id }: FeedKey) => archive.feedItems.filter((item) => item.feed_id === id)
  const count = (state: Item['state']) => (key: FeedKey) => itemsOf(key).filter((item) => item.state === state).length
  const feedOf = ({ feed_id: id }: Item) => archive.feeds.find((feed) => feed.id === id) ?? null
  const known = (name: keyof Item) => (item: Item) => item[name]
  return {
    Feed: forEditors({
      id: ({ id }: FeedKey) => globalId('Feed', id),
      slug: column('slug'),
      title: column('title'),
      url: column('url'),
      format: column('format'),
      section: column('section'),
      language: column('language'),
      timeZone: column('time_zone'),
      tags: column('tags'),
      labels: column('labels'),
      rights: column('rights'),
      sourceName: column('source_name'),
      scope: column('scope'),
      publish: column('publish'),
      precedence: column('precedence'),
      state: column('state'),
      intervalSeconds: column('interval_seconds'),
      nextPollAt: column('next_poll_at'),
      lastPolledAt: column('last_polled_at'),
      lastSucceededAt: column('last_succeeded_at'),
      consecutiveFailures: column('consecutive_failures'),
      lastError: column('last_error'),
      counts: (key: FeedKey) => key,
      items(key: FeedKey, { state, ...args }: { state?: string | null; first?: number | null }) {
        const { limit } = pageOf(args)
        const items = itemsOf(key).filter((item) => !state || item.state === state)
        return items
          .toSorted(
            (one, other) =>
              other.changed_at.getTime() - one.changed_at.getTime() || (one.item_id < other.item_id ? -1 : 1),
          )
          .slice(0, limit)
      },
    }),
    FeedItemCounts: forEditors({
      taken: count('TAKEN'),
      waiting: count('WAITING'),
      refused: count('REFUSED'),
      dropped: count('DROPPED'),
    }),
    FeedItem: forEditors({
      itemId: known('item_id'),
      scope: known('scope'),
      status: known('status'),
      version: known('version'),
      versionAt: known('version_at'),
      state: known('state'),
      reason: known('reason'),
      withdrawnByDesk: known('kept_back'),
      changedAt: known('changed_at'),
      feedSlug: (item: Item) => feedOf(item)?.slug ?? null,
      feedTitle: (item: Item) => feedOf(item)?.title ?? null,
      rights: (item: Item) => feedOf(item)?.rights ?? null,
      feed: feedOf,
      article: ({ article_id: id }: Item) => (id === null ? null : byId(archive.articles, id)),
    }),
  }
}

/** The fields of an article that lead to its feed, and to articles about the same. */
export function feedOfArticle(archive: Archive): Fields {
  return forEditors({
    feedItem: ({ id }: ArticleKey) => archive.feedItems.find((item) => item.article_id === id) ?? null,
    sameStoryAs({ id }: ArticleKey) {
      const { story_id: story } = byId(archive.articles, id)
      return archive.articles
        .filter((other) => story !== null && other.story_id === story && other.id !== id)
        .toSorted((one, other) => other.changed_at.getTime() - one.changed_at.getTime() || (one.id < other.id ? -1 : 1))
    },
  })
}

/** Which fields the desk has changed. */
export function deskFieldsOf(archive: Archive): Fields {
  return forEditors({ deskFields: (key: ArticleKey) => versionOf(archive, key).desk_fields })
}
