import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { type RecentWithdrawal, recentWithdrawals } from '../../db/news/recent-withdrawals.ts'
import { editionOf, sectionPath } from '../../schema/addresses.ts'
import type { Context } from '../../schema/context.ts'
import { notFound } from '../../schema/errors.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import { ask } from '../graphql/ask.ts'
import type { StoredResponse } from '../http/cache/response.ts'
import { documentResponse } from './document-response.ts'
import type { Feed } from './feed.ts'
import { type FeedAddress, feedPath, formatOf, type Topic } from './feed-address.ts'
import { FeedAnswer } from './story.ts'

const FEED = parse(readFileSync(new URL('./operations/feed.graphql', import.meta.url), 'utf8'))

const ALL_NEWS = { it: 'Tutte le notizie, appena escono.', en: 'All news as it comes.' }
const NEWS_OF = {
  it: { section: 'Le notizie di', tag: 'Le notizie su', author: 'Gli articoli di' },
  en: { section: 'News of', tag: 'News about', author: 'Articles by' },
}

/** What feeds say of the site. */
export interface Site {
  readonly name: string
  /** The WebSub hub of its feeds; null if there is none. */
  readonly hub: string | null
  /** The key of IndexNow; null if there is none. */
  readonly indexNowKey: string | null
}

/** Renders the feed from one snapshot. @throws NOT_FOUND if there is no such topic, BAD_USER_INPUT if there is no such language. */
export async function readFeed(
  answer: AnswerOperation,
  address: FeedAddress,
  context: Context,
  heard: number,
  site: Site,
): Promise<StoredResponse> {
  const { topic, language } = address
  const variables = {
    slug: topic?.slug ?? '',
    ofSection: topic?.kind === 'section',
    ofTag: topic?.kind === 'tag',
    ofAuthor: topic?.kind === 'author',
    filter: {
      ...(topic && { [LISTS[topic.kind]]: [topic.slug] }),
      ...(language !== null && { languages: [language] }),
    },
    language,
  }
  const { data, position, nextDueMs, fromOneState } = await ask(answer, FEED, variables, context, heard)
  const { type, write } = formatOf(address)
  const feed = FeedAnswer.parse(data)
  if (topic && !feed[topic.kind]) throw notFound(`${topic.kind} "${topic.slug}"`)
  const facet = topic && { list: LISTS[topic.kind], slug: topic.slug }
  const deleted = await recentWithdrawals(context.query, { facet, language }, MAX_DELETED)
  const written = feedOf(address, { ...feed, deleted }, context.publicUrl, site)
  return documentResponse(
    type,
    write(written),
    { position, nextDueMs, shareable: fromOneState },
    {
      // Public and the same for everybody: feed readers in browsers have any origin.
      'access-control-allow-origin': '*',
      ...(site.hub !== null && { link: `<${site.hub}>; rel="hub", <${written.self}>; rel="self"` }),
    },
  )
}

const LISTS = { section: 'sections', tag: 'tags', author: 'authors' } as const satisfies Record<Topic['kind'], string>
const MAX_DELETED = 30

interface Read extends FeedAnswer {
  readonly deleted: readonly RecentWithdrawal[]
}

function feedOf(address: FeedAddress, read: Read, publicUrl: string, { name, hub }: Site): Feed {
  const { topic, language } = address
  const edition = editionOf(language ?? 'en')
  const named = topic && read[topic.kind]
  const page = topic?.kind === 'section' ? sectionPath(edition, topic.slug) : `/${edition}`
  return {
    title: named ? `${name}: ${named.name}` : name,
    publisher: name,
    description:
      topic && named ? (named.description ?? `${NEWS_OF[edition][topic.kind]} ${named.name}.`) : ALL_NEWS[edition],
    language,
    home: new URL(page, publicUrl).href,
    self: new URL(feedPath(address), publicUrl).href,
    hub,
    stories: read.latestNews.nodes,
    deleted: read.deleted,
  }
}
