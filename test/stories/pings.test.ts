import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

const SITE = 'https://news.example'
const KEY = 'a-key-of-the-site'
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'

/** A service that takes pings, after it has refused so many. */
async function openService(refusals = 0) {
  const pings: string[] = []
  let left = refusals
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const refused = left-- > 0
    if (!refused) pings.push(body)
    response.writeHead(refused ? 503 : 202).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    pings,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

describe.each(backends)('on $name', (backend) => {
  test('a WebSub hub is told of every feed that a story is in, once it takes the ping', async () => {
    await using hub = await openService(1)
    await using newsroom = await openNewsroom(backend, { WEBSUB_HUB_URL: hub.url, PUBLIC_URL: SITE })
    await newsroom.publish({ section: 'europe', tags: ['Harbour'], authors: ['Ada Rossi'] })
    const told = () => hub.pings.flatMap((body) => new URLSearchParams(body).getAll('hub.url'))
    const feeds = ['latest', 'europe', 'world', 'tags/harbour', 'authors/ada-rossi'].map(
      (name) => `${SITE}/feeds/${name}.atom`,
    )
    await expect.poll(told, { timeout: 20_000 }).toEqual(expect.arrayContaining(feeds))
    expect(told()).toContain(`${SITE}/feeds/tags/harbour.rss?language=it`)
    expect(told().filter((url) => url.includes('sport'))).toEqual([])
    expect(new Set(hub.pings.map((body) => new URLSearchParams(body).get('hub.mode')))).toEqual(new Set(['publish']))
  })

  test('IndexNow is told of pages that change or go, with the key that the site serves', async () => {
    await using service = await openService()
    const env = { INDEXNOW_KEY: KEY, INDEXNOW_URL: service.url, PUBLIC_URL: SITE }
    await using newsroom = await openNewsroom(backend, env)
    const { article } = await newsroom.publish({ headline: 'Ferry' })
    const page = `${SITE}/en/articles/ferry`
    const told = () => service.pings.map((body) => JSON.parse(body))
    const ping = { host: 'news.example', key: KEY, keyLocation: `${SITE}/${KEY}.txt`, urlList: [page] }
    await expect.poll(told, { timeout: 20_000 }).toEqual([ping])
    await newsroom.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Wrong' } })
    await expect.poll(told, { timeout: 20_000 }).toEqual([ping, ping])
    expect(await (await fetch(`${newsroom.url}/${KEY}.txt`)).text()).toBe(KEY)
  })
})
