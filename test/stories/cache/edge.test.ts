import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backends, servers } from '../../backends.ts'
import { freePort } from '../../free-port.ts'
import { openOn } from '../../newsroom.ts'
import { ask as asEditor, makeSection, publish } from '../../process/publisher.ts'

const MARK = 'quorvex'
const hasVarnish = spawnSync('varnishd', ['-V']).status === 0

/** Starts Varnish with docs/varnish.vcl in front of a gateway on this port. */
async function openVarnish(gatewayPort: number, port: number): Promise<AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-varnish-'))
  // Its worker process runs as another user.
  await chmod(folder, 0o755)
  const vcl = (await readFile('docs/varnish.vcl', 'utf8')).replace('"4000"', `"${gatewayPort}"`)
  await writeFile(join(folder, 'news.vcl'), vcl)
  const given = ['-F', '-n', folder, '-f', join(folder, 'news.vcl'), '-a', `127.0.0.1:${port}`, '-s', 'malloc,16m']
  const varnish: ChildProcess = spawn('varnishd', given, { stdio: 'ignore' })
  const listens = () =>
    fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(listens, { timeout: 20_000 }).toBe(true)
  return {
    async [Symbol.asyncDispose]() {
      const gone = once(varnish, 'exit')
      varnish.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const QUESTIONS = [
  '{ latestNews(first: 5) { nodes { headline } } }',
  '{ article(ref: { uri: "urn:libel" }) { headline } }',
]

async function askEdge(edge: string, query: string) {
  const answer = await fetch(`${edge}/graphql?query=${encodeURIComponent(query)}`)
  return { text: await answer.text(), fromEdge: (answer.headers.get('x-varnish') ?? '').includes(' ') }
}

async function expectAtEdge(edge: string): Promise<void> {
  for (const query of QUESTIONS) {
    const shown = { text: expect.stringContaining(MARK), fromEdge: true }
    await expect.poll(() => askEdge(edge, query), { timeout: 10_000 }).toMatchObject(shown)
  }
}

async function expectGoneFromEdge(edge: string): Promise<void> {
  for (const query of QUESTIONS) {
    await expect.poll(async () => (await askEdge(edge, query)).text, { timeout: 10_000 }).not.toContain(MARK)
  }
}

async function kill(url: string): Promise<void> {
  const { data } = await asEditor(url, '{ article(ref: { uri: "urn:libel" }) { id } }')
  const input = { article: data?.article, reason: 'libel' }
  await asEditor(url, 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }', { input })
}

const KEPT_LONG = { HTTP_MAX_AGE_SECONDS: '3600', HTTP_STALE_SECONDS: '3600' }

describe.each(backends)('behind Varnish, on $name', (backend) => {
  test.runIf(hasVarnish)('answers come from the edge, and a kill takes them away there', async () => {
    await using opened = await backend.open()
    const [port, edgePort] = [await freePort(), await freePort()]
    const edge = `http://127.0.0.1:${edgePort}`
    await using gateway = await openOn(opened, { ...KEPT_LONG, PORT: String(port), CDN_PURGE_URL: `${edge}/purge` })
    await using _ = await openVarnish(port, edgePort)
    await makeSection(gateway.url)
    await publish(gateway.url, 'urn:libel', `The ${MARK}`)
    await expectAtEdge(edge)
    await kill(gateway.url)
    await expectGoneFromEdge(edge)
  })
})

describe.runIf(servers !== null && hasVarnish)('behind Varnish, a gateway that nobody wakes', () => {
  test('lets it keep what is from before a kill, until that is purged again', async () => {
    if (!servers) return
    await using opened = await servers.open()
    const [port, edgePort] = [await freePort(), await freePort()]
    const edge = `http://127.0.0.1:${edgePort}`
    await using first = await openOn(opened, { ...KEPT_LONG, CDN_PURGE_URL: `${edge}/purge` })
    await using _late = await openOn(opened, { ...KEPT_LONG, PORT: String(port), REDIS_URL: '', LOG_POLL_MS: '2000' })
    await using _ = await openVarnish(port, edgePort)
    await makeSection(first.url)
    await publish(first.url, 'urn:libel', `The ${MARK}`)
    await expectAtEdge(edge)
    await kill(first.url)
    await expectGoneFromEdge(edge)
  })
})
