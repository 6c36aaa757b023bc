import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { backends } from '../../backends.ts'
import { readPage } from '../../docs/pages.ts'
import { openNewsroom } from '../../newsroom.ts'
import { CREATE } from '../../webhooks/newsroom-with-receiver.ts'

const [NEXT_JS, CHAT, PURGES] = [...readPage('docs/webhooks.md').matchAll(/^```mjs\n([\s\S]*?)^```$/gm)].map(
  ([, text]) => text,
)
const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const PURGE_TOKEN = 'the token of purges'

type Handler = (request: Request) => Promise<Response>

interface Called {
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

/** Serves a recipe as it is written. Its secrets are set before its first request. */
async function serve(recipe: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-recipe-'))
  mkdirSync(join(folder, 'node_modules/next'), { recursive: true })
  symlinkSync(resolve('node_modules/standardwebhooks'), join(folder, 'node_modules/standardwebhooks'))
  writeFileSync(
    join(folder, 'node_modules/next/package.json'),
    JSON.stringify({ name: 'next', type: 'module', exports: { './cache': './cache.js' } }),
  )
  writeFileSync(
    join(folder, 'node_modules/next/cache.js'),
    'export const revalidated = []\nexport const revalidateTag = (...given) => void revalidated.push(given)\n',
  )
  writeFileSync(join(folder, 'recipe.mjs'), recipe ?? '')
  const load = async (path: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href)
  const statuses: number[] = []
  let handler: Promise<{ POST: Handler }> | null = null
  const server = createServer(async (request, response) => {
    handler ??= load('recipe.mjs')
    const answer = await (await handler).POST(await webRequest(request))
    statuses.push(answer.status)
    response.writeHead(answer.status).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    statuses,
    revalidated: async (): Promise<unknown[]> => (await load('node_modules/next/cache.js')).revalidated,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, `${value}`])
  return new Request('http://recipe.example/', { method: 'POST', headers, body })
}

/** Answers requests to this host in place of it. */
function stubHost(host: string): Called[] {
  const called: Called[] = []
  const real = globalThis.fetch
  vi.stubGlobal('fetch', async (url: string | URL, init?: RequestInit) => {
    if (new URL(url).host !== host) return real(url, init)
    called.push({ url: `${url}`, headers: new Headers(init?.headers), body: `${init?.body ?? ''}` })
    return new Response('ok')
  })
  return called
}

describe.each(backends)('on $name', (backend) => {
  async function openWith(url: string, env: Record<string, string> = {}) {
    const newsroom = await openNewsroom(backend, { OUTBOUND_ADDRESSES: 'any', ...env })
    if (env.CDN_PURGE_URL === undefined) {
      const { data } = await newsroom.post(CREATE, { input: { url } }, await newsroom.token('webhooks:write'))
      vi.stubEnv('NEWS_WEBHOOK_SECRET', Object(data?.createWebhook).secret)
    }
    return newsroom
  }

  test('the recipe for Next.js revalidates the tags of a story that changes, and nothing for a wrong signature', async () => {
    await using recipe = await serve(NEXT_JS)
    await using newsroom = await openWith(recipe.url)
    await newsroom.publish({ uri: 'urn:test:ferry' })
    await expect.poll(() => recipe.statuses).toEqual([204])
    expect(await recipe.revalidated()).toEqual([
      ['news', { expire: 0 }],
      ['urn:test:ferry', { expire: 0 }],
    ])
    const forged = { 'webhook-id': 'msg_1', 'webhook-timestamp': `${Math.floor(Date.now() / 1_000)}` }
    await fetch(recipe.url, { method: 'POST', headers: { ...forged, 'webhook-signature': 'v1,AAAA' }, body: '{}' })
    expect(recipe.statuses).toEqual([204, 401])
    expect(await recipe.revalidated()).toHaveLength(2)
  })

  test('the recipe for a chat posts new stories and kills', async () => {
    vi.stubEnv('CHAT_WEBHOOK_URL', 'https://chat.example/hook')
    const posted = stubHost('chat.example')
    await using recipe = await serve(CHAT)
    await using newsroom = await openWith(recipe.url)
    const { article } = await newsroom.publish({ uri: 'urn:test:ferry', headline: 'Salt & <pepper>' })
    await newsroom.publish({ uri: 'urn:test:ferry', headline: 'Salt and pepper' })
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Wrong' } })
    await expect.poll(() => recipe.statuses).toEqual([204, 204, 204])
    const texts = posted.map(({ body }) => JSON.parse(body).text)
    expect(texts).toEqual([
      expect.stringMatching(/^\*Salt &amp; &lt;pepper&gt;\*\nhttp/),
      'Killed: urn:test:ferry. Wrong',
    ])
  })

  test.for([
    ['api.fastly.com', { FASTLY_SERVICE: 'service', FASTLY_KEY: 'key' }],
    ['api.cloudflare.com', { CLOUDFLARE_ZONE: 'zone', CLOUDFLARE_TOKEN: 'token' }],
  ] as const)('the recipe for a CDN hands the tags of a change to %s', async ([host, env]) => {
    for (const [name, value] of Object.entries({ ...env, PURGE_TOKEN })) vi.stubEnv(name, value)
    const purged = stubHost(host)
    await using recipe = await serve(PURGES)
    await using newsroom = await openWith(recipe.url, { CDN_PURGE_URL: recipe.url, CDN_PURGE_TOKEN: PURGE_TOKEN })
    await newsroom.publish({ uri: 'urn:test:ferry' })
    const tags = () =>
      purged.flatMap(({ headers, body }) => headers.get('surrogate-key')?.split(' ') ?? JSON.parse(body).tags)
    await expect.poll(tags).toContain(`uri:${encodeURIComponent('urn:test:ferry')}`)
    const credentials = purged.map(({ headers }) => headers.get('fastly-key') ?? headers.get('authorization'))
    expect(new Set(credentials)).toEqual(new Set([host === 'api.fastly.com' ? 'key' : 'Bearer token']))
    const refused = await fetch(recipe.url, { method: 'POST', headers: { 'surrogate-key': '*' } })
    expect(refused.status).toBe(401)
  })
})
