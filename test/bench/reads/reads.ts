import { parseArgs } from 'node:util'
import { endChild, startChild } from '../live/child.ts'
import { median } from '../live/measure.ts'
import { DATABASE_URL } from '../services.ts'
import { openReadGateway, type ReadGateway } from './gateway.ts'
import { type Asked, requestsPerSecond } from './wrk.ts'

const SIZES_KB = [2, 20, 100]
const PUBLISH_EVERY_MS = 100

interface Row {
  readonly name: string
  readonly ask: (seconds: number) => Promise<number>
}

/**
 * Answers that were given before: beside constant bytes of the same length, and beside Yoga with its response cache, in
 * turns. Then the same while ten stories a second are published.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' } },
  })
  const seconds = Number(values.seconds)
  await using gateway = await openReadGateway(DATABASE_URL)
  say('kept answers, requests/s (of constant bytes)')
  for (const kilobytes of SIZES_KB) {
    const { query, bytes } = await gateway.queryOf(kilobytes)
    await using constant = await openChild('./constant.ts', bytes)
    await using yoga = await openChild('./yoga-cache.ts', bytes)
    const rows = [...ours(gateway, query), ...limits(constant.url), ...peers(yoga.url), ...busy(gateway, query)]
    const found = new Map<string, number[]>()
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const { name, ask } of rows) found.set(name, [...(found.get(name) ?? []), await ask(seconds)])
    }
    const of = (name: string) => median(found.get(name) ?? [])
    for (const { name } of rows) {
      const limit = of(`constant ${name.split(' ')[1]}`)
      say(`${kilobytes} KB (${bytes} bytes) | ${name} | ${Math.round(of(name))} | ${(of(name) / limit).toFixed(2)}`)
    }
  }
}

function ours({ url, etagOf }: ReadGateway, query: string): Row[] {
  return [
    row('ours GET', () => get(url, query)),
    row('ours POST', () => post(url, query)),
    row('ours 304', async () => ({ ...get(url, query), headers: { 'if-none-match': await etagOf(query) } })),
  ]
}

function busy(gateway: ReadGateway, query: string): Row[] {
  const ask = async (seconds: number) => {
    const published: Promise<void>[] = []
    const writing = setInterval(() => published.push(gateway.publish()), PUBLISH_EVERY_MS)
    try {
      return await requestsPerSecond(get(gateway.url, query), seconds)
    } finally {
      clearInterval(writing)
      await Promise.all(published)
    }
  }
  return [{ name: 'ours GET while ten stories a second are published', ask }]
}

function limits(url: string): Row[] {
  const headers = { 'if-none-match': '"x"' }
  return [
    row('constant GET', () => ({ url })),
    row('constant POST', () => post(url, '{ text }')),
    row('constant 304', () => ({ url, headers })),
  ]
}

function peers(url: string): Row[] {
  return [row('yoga GET', () => get(url, '{ text }')), row('yoga POST', () => post(url, '{ text }'))]
}

function row(name: string, asked: () => Asked | Promise<Asked>): Row {
  return { name, ask: async (seconds) => requestsPerSecond(await asked(), seconds) }
}

const get = (url: string, query: string): Asked => ({ url: `${url}/graphql?query=${encodeURIComponent(query)}` })
const post = (url: string, query: string): Asked => ({
  url: `${url}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
})

async function openChild(file: string, bytes: number) {
  const [child, port] = await startChild(new URL(file, import.meta.url), [String(bytes)])
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => endChild(child) }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
