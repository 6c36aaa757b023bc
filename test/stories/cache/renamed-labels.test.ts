import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'

const LABEL = 'mutation ($input: UpsertLabelInput!) { upsertLabel(input: $input) { label { id } } }'
const HEADLINES = '{ latestNews(first: 5) { nodes { headline labels { name(language: "en") } } } }'
const CHANGES = 'subscription { latestNews { article { labels { name(language: "en") } } } }'

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  test('a new name of a label reaches every cached answer, every page and the next payload of a subscriber', async () => {
    const { article, cursor } = await newsroom.publish({ headline: 'Ferries', labels: ['exclusive'] })
    const paths = [
      `/graphql?query=${encodeURIComponent(HEADLINES)}`,
      `/graphql?query=${encodeURIComponent('{ labels(first: 100) { nodes { name(language: "en") } } }')}`,
      '/en',
      '/en/news',
      `/en/articles/${article.slug}`,
      '/en/search?q=ferries',
    ]
    const get = async (path: string) => {
      const response = await fetch(`${newsroom.url}${path}`, { headers: { 'x-news-cursor': cursor } })
      return { text: await response.text(), found: response.headers.get('x-cache') }
    }
    for (const path of paths) {
      expect((await get(path)).text, path).toContain('Exclusive')
      expect((await get(path)).found, path).toBe('HIT')
    }
    const stopped = new AbortController()
    const stream = await fetch(`${newsroom.url}/graphql/stream?query=${encodeURIComponent(CHANGES)}`, {
      headers: { accept: 'text/event-stream' },
      signal: stopped.signal,
    })
    const texts = stream.body?.pipeThrough(new TextDecoderStream()).getReader()

    const names = [{ language: 'en', text: 'Only here' }]
    await newsroom.ask(LABEL, { input: { slug: 'exclusive', name: 'Only here', names } })
    for (const path of paths)
      await expect.poll(async () => (await get(path)).text, { message: path }).toContain('Only here')
    for (const path of paths) expect((await get(path)).text, path).not.toContain('Exclusive')

    await newsroom.publish({ headline: 'Trams', labels: ['exclusive'] })
    let heard = ''
    while (texts && !heard.includes('event: next')) heard += (await texts.read()).value ?? ''
    expect(heard).toContain('Only here')
    stopped.abort()
  })
})
