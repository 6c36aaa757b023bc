import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { editionOf, sectionPath } from '../../schema/addresses.ts'
import type { Context } from '../../schema/context.ts'
import { notFound } from '../../schema/errors.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import { ask } from '../graphql/ask.ts'
import type { StoredResponse } from '../http/cache/response.ts'
import { type Feed, PUBLISHER } from './feed.ts'
import { type FeedAddress, feedPath, formatOf } from './feed-address.ts'
import { nextSecond } from './next-second.ts'
import { FeedAnswer } from './story.ts'

const FEED = parse(readFileSync(new URL('./operations/feed.graphql', import.meta.url), 'utf8'))

const ALL_NEWS = { it: 'Tutte le notizie, appena escono.', en: 'All news as it comes.' }
const OF_SECTION = { it: (name: string) => `Le notizie di ${name}.`, en: (name: string) => `News of ${name}.` }

/** Renders the feed from one snapshot. @throws NOT_FOUND if there is no such section, BAD_USER_INPUT if there is no such language. */
export async function readFeed(
  answer: AnswerOperation,
  address: FeedAddress,
  context: Context,
  heard: number,
): Promise<StoredResponse> {
  const { section, language } = address
  const variables = {
    slug: section ?? '',
    ofSection: section !== null,
    filter: { ...(section !== null && { sections: [section] }), ...(language !== null && { languages: [language] }) },
    language,
  }
  const { data, position, nextDueMs, fromOneState } = await ask(answer, FEED, variables, context, heard)
  const { type, write } = formatOf(address)
  const feed = FeedAnswer.parse(data)
  if (section !== null && !feed.section) throw notFound(`section "${section}"`)
  const body = write(feedOf(address, feed, context.publicUrl))
  return {
    status: 200,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'last-modified': nextSecond(Date.now()),
      // Public and the same for everybody: feed readers in browsers have any origin.
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    },
    body: Buffer.from(body),
    shareable: fromOneState,
    position,
    nextDueMs,
  }
}

function feedOf(address: FeedAddress, { section, latestNews }: FeedAnswer, publicUrl: string): Feed {
  const { language } = address
  const edition = editionOf(language ?? 'en')
  const page = address.section === null ? `/${edition}` : sectionPath(edition, address.section)
  return {
    title: section ? `${PUBLISHER}: ${section.name}` : PUBLISHER,
    description: section ? (section.description ?? OF_SECTION[edition](section.name)) : ALL_NEWS[edition],
    language,
    home: new URL(page, publicUrl).href,
    self: new URL(feedPath(address), publicUrl).href,
    stories: latestNews.nodes,
  }
}
