import { sql } from 'kysely'
import type { Publisher } from '../publisher.ts'

const CREATE = 'mutation ($input: CreateFeedInput!) { createFeed(input: $input) { feed { id } } }'
const UPDATE = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { cursor } }'
const UPDATE_DRAFT = 'mutation ($input: UpdateDraftInput!) { updateDraft(input: $input) { cursor } }'
const JOIN = 'mutation ($input: StoriesInput!) { joinStories(input: $input) { articles { id } } }'
const DAY_MS = 86_400_000

const WAITING = '{ article(ref: { uri: "urn:wire:waiting" }) { id } }'

/**
 * Two feeds with every setting, items in every state, an article that the desk has changed, and one about the same. Returns the id of an
 * article that waits as a draft.
 */
export async function fillFeeds(publisher: Publisher): Promise<string> {
  await publisher.ask(CREATE, {
    input: {
      slug: 'harbour-wire',
      title: 'Harbour Wire',
      url: 'https://harbour.example/feed.xml',
      format: 'RSS',
      section: 'world',
      language: 'en',
      timeZone: 'Europe/Rome',
      tags: ['Floods'],
      labels: ['video'],
      rights: 'For news only.',
      sourceName: 'Harbour Wire',
      publish: 'DRAFT',
      precedence: 'WIRE',
    },
  })
  await sql`update feed set last_polled_at = now(), last_succeeded_at = now(), last_error = 'It was slow.',
    consecutive_failures = 2, state = 'FAILING'`.execute(publisher.query)
  await publisher.ask(CREATE, { input: { slug: 'pushed', rights: 'As agreed.' } })
  const article = (section: string) => ({ headline: 'Ferry', language: 'en', section, bodyHtml: '<p>Words.</p>' })
  const item = (id: string, section = 'news') => ({
    id,
    version: '2',
    versionAt: new Date(),
    article: article(section),
  })
  const feed = (value: string) => ({ by: 'slug' as const, value })
  await publisher.newsroom.intake({
    feed: feed('pushed'),
    items: [
      { ...item('urn:wire:taken'), status: 'USABLE' },
      { ...item('urn:wire:waiting'), status: 'USABLE', held: 'Its embargo is not a time.' },
      { ...item('urn:wire:refused', 'nowhere'), status: 'USABLE' },
      { ...item('urn:wire:dropped'), status: 'CANCELED' },
      { ...item('urn:wire:later'), status: 'USABLE', versionAt: new Date(Date.now() + DAY_MS) },
    ],
  })
  await publisher.newsroom.intake({ feed: feed('harbour-wire'), items: [{ ...item('4711'), status: 'USABLE' }] })
  await publisher.ask(UPDATE, { input: { article: { uri: 'urn:wire:taken' }, patch: { headline: 'Ours' } } })
  await publisher.ask(UPDATE_DRAFT, { input: { article: { uri: 'urn:wire:waiting' }, patch: { byline: 'By us' } } })
  await publisher.ask(JOIN, { input: { articles: [{ uri: 'urn:wire:taken' }, { uri: 'urn:story:7' }] } })
  return (await publisher.ask<{ article: { id: string } }>(WAITING)).article.id
}
