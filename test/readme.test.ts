import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getOperationAST, getVariableValues, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { schema } from '../schema/schema.ts'
import { embeddedToo, servers } from './backends.ts'
import { openChromium } from './browser/chromium.ts'

/*
 * Runs what the pages show, as it stands there. Three things are replaced: the address localhost:4000 by that of the
 * gateway started here, and in the block that exports DATABASE_URL its values by those of a database of this test.
 * DATA_DIR and PORT are set in the environment, so a block needs no mention of them.
 */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md')]

/** Commands that are run by something else. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'this test starts its gateway so, after whoever runs it has installed the packages',
  'npm test': 'it is what runs this',
  'npm run format': 'it would change the files that are tested',
  'AUTH_SECRET="$(openssl rand -hex 32)" docker compose up --build':
    'test/compose.test.ts, as far as it can be without Docker',
}

const blocks = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = ''], at) => ({
    name: `${page}, example ${at + 1} (${kind}): ${text.split('\n')[0]}`,
    kind,
    text,
  })),
)
const folder = mkdtempSync(join(tmpdir(), 'tickertape-readme-'))
const env = {
  ...process.env,
  DATA_DIR: join(folder, 'data'),
  PORT: '0',
  LOG_LEVEL: 'error',
  AUTH_SECRET: '',
  DATABASE_URL: '',
}
let gateway: Running

beforeAll(async () => {
  gateway = await start('npm', ['start', '--silent'], env)
})

afterAll(async () => {
  await gateway.stop()
  rmSync(folder, { recursive: true, force: true })
})

for (const [at, { name, kind, text }] of blocks.entries()) {
  if (kind === 'sh' && text.trim() in RUN_ELSEWHERE) continue
  if (kind === 'sh' && text.includes('DATABASE_URL=')) test.runIf(servers)(name, () => startsOnServers(text))
  else if (!embeddedToo) continue
  else if (kind === 'sh') test(name, () => runsInShell(here(text)))
  else if (kind === 'js') test(name, () => hearsOfStories(here(text)))
  else if (kind === 'graphql') test(name, () => isAnswered(text))
  else if (kind === 'json') test(name, () => areVariablesOf(blocks[at - 1]?.text ?? '', text))
  else if (kind === 'html') test(name, () => showsHeadlines(here(text)))
  else if (kind === 'text') test(name, () => expect(gateway.output()).toBe(here(text)))
  else if (kind !== 'mermaid') test(name, () => expect.fail(`nobody knows how to run a block of the kind "${kind}"`))
}

test('the pages have examples of every kind', () => {
  expect(new Set(blocks.map(({ kind }) => kind))).toEqual(
    new Set(['sh', 'text', 'graphql', 'json', 'js', 'html', 'mermaid']),
  )
  expect(Object.keys(RUN_ELSEWHERE).filter((text) => !blocks.some((block) => block.text.trim() === text))).toEqual([])
})

test('the README says of every dependency why it is there, and of nothing else', () => {
  const { dependencies, devDependencies, optionalDependencies } = readPackage()
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect(firstCells('| package | why |').sort()).toEqual(Object.keys(all).sort())
})

test('the README names every folder of the sources, and no other', () => {
  const named = firstCells('| folder | what is in it |')
  expect(named.filter((path) => !existsSync(path))).toEqual([])
  expect(globSync('src/*/').filter((path) => !named.includes(`${path.replace(/\/$/, '')}/`))).toEqual([])
})

test('the README names every command', () => {
  const named = firstCells('| command | does |').map((command) => /^npm (?:run )?(\S+)/.exec(command)?.[1])
  expect(named.sort()).toEqual(Object.keys(readPackage().scripts).sort())
})

test('every address in the README serves', async () => {
  const addresses = firstCells('| address | serves |')
  const statuses = await Promise.all(
    addresses.map(async (address) => (await fetch(here(`http://localhost:4000${address}?query={__typename}`))).status),
  )
  expect(statuses.map((status, at) => `${addresses[at]} ${status}`)).toEqual(
    addresses.map((address) => `${address} 200`),
  )
})

test('every link to a file leads to one', () => {
  const links = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => ({ page, path })),
  )
  expect(links.filter(({ page, path }) => !existsSync(join(dirname(page), path)))).toEqual([])
  expect(links.length).toBeGreaterThan(5)
})

test('every link to a heading leads to one', () => {
  const links = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, path, anchor = '']) => ({
      page,
      to: path ? join(dirname(page), path) : page,
      anchor,
    })),
  )
  expect(links.filter(({ to, anchor }) => !anchorsOf(to).includes(anchor))).toEqual([])
  expect(links.length).toBeGreaterThan(5)
})

/** As GitHub names the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function here(text: string): string {
  return text.replaceAll('localhost:4000', `localhost:${gateway.port}`)
}

async function runsInShell(script: string): Promise<void> {
  await using shell = child('bash', ['-euo', 'pipefail', '-c', script], env)
  expect(await shell.exited, shell.output()).toBe(0)
  expect(shell.output()).not.toContain('"errors"')
}

/** The program prints the headline of a story that is published once it has subscribed; one that resumes prints all. */
async function hearsOfStories(program: string): Promise<void> {
  await expect.poll(subscribers).toBe(0)
  // A page stays open by itself; Node would end between two connections.
  const kept = `${program}\nsetInterval(() => {}, 60_000)`
  await using node = child(process.execPath, ['--experimental-eventsource', '--input-type=module', '-'], env, kept)
  await expect.poll(subscribers, { timeout: 20_000 }).toBe(1)
  const headlines = [await publishStory()]
  await expect.poll(() => heard(node, headlines), { timeout: 10_000 }).toEqual(headlines.map(() => 1))
  if (!/EventSource|variables\.after|resuming/.test(program)) return
  const { port } = gateway
  await gateway.stop()
  gateway = await start('npm', ['start', '--silent'], { ...env, PORT: port })
  headlines.push(await publishStory(), await publishStory())
  await expect.poll(() => heard(node, headlines), { timeout: 20_000 }).toEqual(headlines.map(() => 1))
}

/** How often each headline was printed. */
function heard({ output }: Child, headlines: readonly string[]): number[] {
  return headlines.map((headline) => output().split(`PUBLISHED ${headline}\n`).length - 1)
}

let stories = 0
/** One for all stories: the gateway keeps its secret when it is started again. */
let token = ''

async function publishStory(): Promise<string> {
  if (token === '') {
    await using made = child('npm', ['run', '--silent', 'token'], env)
    await made.exited
    token = made.output().trim()
  }
  const headline = `Story ${++stories} of the examples`
  const { errors } = await ask(
    'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }',
    { input: { headline, language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' } },
    token,
  )
  expect(errors).toBeUndefined()
  return headline
}

/** In a page of the gateway's own origin, which it always allows. */
async function showsHeadlines(html: string): Promise<void> {
  await using opened = new AsyncDisposableStack()
  const browser = await openChromium()
  opened.defer(() => browser.close())
  const page = await browser.newPage()
  const address = here('http://localhost:4000/a-page-of-yours')
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(address)
  await page.locator('news-ticker a').first().waitFor()
}

/** Queries are asked; what writes or stays open is only held against the schema. */
async function isAnswered(text: string): Promise<void> {
  const document = parse(text)
  expect(validate(schema, document)).toEqual([])
  if (getOperationAST(document)?.operation !== 'query') return
  const { data, errors } = await ask(text)
  expect(errors).toBeUndefined()
  expect(Object.values(data ?? {})).not.toContain(null)
}

/** JSON stands behind the operation that it has the variables of. */
function areVariablesOf(operation: string, variables: string): void {
  const definitions = getOperationAST(parse(operation))?.variableDefinitions ?? []
  expect(definitions.length).toBeGreaterThan(0)
  expect(getVariableValues(schema, definitions, JSON.parse(variables)).errors).toBeUndefined()
}

const Answer = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.array(z.unknown()).optional() })

async function ask(query: string, variables: object = {}, token?: string): Promise<z.infer<typeof Answer>> {
  const response = await fetch(here('http://localhost:4000/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return Answer.parse(await response.json())
}

async function subscribers(): Promise<number> {
  const text = await (await fetch(here('http://localhost:4000/metrics'))).text()
  return Number(/^tickertape_subscribers (\d+)$/m.exec(text)?.[1])
}

async function startsOnServers(text: string): Promise<void> {
  if (servers === null) return
  await using backend = await servers.open()
  const script = text
    .replace(/(?<=DATABASE_URL=)\S+/, backend.env.DATABASE_URL ?? '')
    .replace(/(?<=REDIS_URL=)\S+/, backend.env.REDIS_URL ?? '')
  const running = await start('bash', ['-euo', 'pipefail', '-c', script], env)
  await running.stop()
}

interface Child extends AsyncDisposable {
  /** What it has printed so far. */
  readonly output: () => string
  readonly exited: Promise<number | null>
  readonly process: ChildProcess
}

function child(command: string, given: readonly string[], env: NodeJS.ProcessEnv, input = ''): Child {
  // In a group of its own: npm and bash have children, which end with it.
  const process = spawn(command, given, { env, detached: true })
  let output = ''
  process.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  process.stderr.on('data', (chunk) => {
    if (!String(chunk).includes('ExperimentalWarning')) output += String(chunk)
  })
  process.stdin.end(input)
  const exited = new Promise<number | null>((resolve) => process.once('close', resolve))
  return {
    output: () => output,
    exited,
    process,
    async [Symbol.asyncDispose]() {
      signal(process, 'SIGKILL')
      await exited
    },
  }
}

function signal({ pid, exitCode }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, name)
}

interface Running {
  readonly port: string
  readonly output: () => string
  stop(): Promise<void>
}

/** Resolves once the gateway is ready. */
async function start(command: string, given: readonly string[], env: NodeJS.ProcessEnv): Promise<Running> {
  await using opened = new AsyncDisposableStack()
  const running = opened.use(child(command, given, env))
  const port = () => /ready at http:\/\/localhost:(\d+)[\s\S]*a token.*\n/.exec(running.output())?.[1]
  const ended = running.exited.then(() => 'ended')
  while (port() === undefined && (await Promise.race([ended, nextOutput(running)])) !== 'ended') {}
  const found = port()
  if (found === undefined) throw new Error(`the gateway did not start: ${running.output()}`)
  opened.move()
  return {
    port: found,
    output: running.output,
    async stop() {
      signal(running.process, 'SIGTERM')
      await running.exited
    },
  }
}

function nextOutput({ process: { stdout } }: Child): Promise<void> {
  return new Promise((resolve) => stdout?.once('data', () => resolve()))
}

function firstCells(header: string): string[] {
  const [, table = ''] = readFileSync('README.md', 'utf8').split(`${header}\n`)
  const rows = table.split('\n\n')[0]?.split('\n') ?? []
  return rows.flatMap((row) => /^\| `([^`]+)` \|/.exec(row)?.[1] ?? [])
}

function readPackage() {
  const names = z.record(z.string(), z.string())
  return z
    .object({ scripts: names, dependencies: names, devDependencies: names, optionalDependencies: names })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
}
