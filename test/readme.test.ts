import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getOperationAST, getVariableValues, Kind, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { schema } from '../schema/schema.ts'
import { embeddedToo, servers } from './backends.ts'
import { openChromium } from './browser/chromium.ts'
import { namesOf, PAGES, readPage } from './docs/pages.ts'

/*
 * Runs every example in the documentation as it is written. Two things are replaced: localhost:4000 by the address of the
 * gateway that this test starts, and in the block that exports DATABASE_URL its values by those of a test database.
 * DATA_DIR and PORT are set in the environment, so that examples need not mention them.
 */

/** Commands that this test does not run, and why. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'the gateway of this test is started so; the packages are installed already',
  'npm test': 'it runs this test',
  'npm run format': 'it changes files',
  'npm ci\nnpm prune --omit=dev\nrm -rf node_modules/esbuild node_modules/@esbuild node_modules/node-*\nnode src/commands/start.ts':
    'it removes the packages of this test',
  'npm run reconvert -- --dry-run\nnpm run reconvert':
    'the gateway of this test holds the database; test/newsroom/body/original.test.ts tests it',
  'AUTH_SECRET="$(openssl rand -hex 32)" docker compose up --build':
    'test/process/docker.test.ts tests it as far as possible without Docker',
}

const blocks = PAGES.flatMap((page) =>
  [...readPage(page).matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = ''], at) => ({
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
  // test/stories/webhooks/recipes.test.ts runs them.
  if (kind === 'mjs') continue
  if (kind === 'sh' && text.includes('DATABASE_URL=')) test.runIf(servers)(name, () => startsOnServers(text))
  else if (!embeddedToo) continue
  else if (kind === 'sh' && text.includes('subscription')) test(name, () => streamsInShell(here(text)))
  else if (kind === 'sh') test(name, () => runsInShell(here(text)))
  else if (kind === 'js') test(name, () => hearsOfStories(here(text)))
  else if (kind === 'graphql') test(name, () => isAnswered(text))
  else if (kind === 'json') test(name, () => areVariablesOf(blocks[at - 1]?.text ?? '', text))
  else if (kind === 'html') test(name, () => showsHeadlines(here(text)))
  else if (kind === 'text') test(name, () => expect(gateway.output()).toBe(here(text)))
  else if (kind === 'ts') test(name, () => isErasable(text))
  else if (kind !== 'mermaid') test(name, () => expect.fail(`no runner for blocks of the language "${kind}"`))
}

test('the pages have examples of every kind', () => {
  const kinds = new Set(blocks.map(({ kind }) => kind))
  expect([...kinds]).toEqual(expect.arrayContaining(['sh', 'text', 'graphql', 'json', 'js', 'html', 'mermaid']))
  expect(Object.keys(RUN_ELSEWHERE).filter((text) => !blocks.some((block) => block.text.trim() === text))).toEqual([])
})

test('every address in docs/commands.md serves', async () => {
  const addresses = namesOf('docs/commands.md', '| address | serves |')
  const statuses = await Promise.all(
    addresses.map(async (address) => (await fetch(here(`http://localhost:4000${address}?query={__typename}`))).status),
  )
  expect(statuses.map((status, at) => `${addresses[at]} ${status}`)).toEqual(
    addresses.map((address) => `${address} 200`),
  )
})

function here(text: string): string {
  return text.replaceAll('localhost:4000', `localhost:${gateway.port}`)
}

async function runsInShell(script: string): Promise<void> {
  await using shell = child('bash', ['-euo', 'pipefail', '-c', script], env)
  expect(await shell.exited, shell.output()).toBe(0)
  expect(shell.output()).not.toContain('"errors"')
}

/** The command prints every story that is published while it runs. */
async function streamsInShell(script: string): Promise<void> {
  await expect.poll(subscribers).toBe(0)
  await using shell = child('bash', ['-euo', 'pipefail', '-c', script], env)
  await expect.poll(subscribers, { timeout: 20_000 }).toBe(1)
  const headline = await publishStory()
  await expect.poll(() => shell.output(), { timeout: 10_000 }).toContain(`"headline":"${headline}"`)
}

/** The program prints the headline of a story that is published once it has subscribed; one that resumes prints all. */
async function hearsOfStories(program: string): Promise<void> {
  await expect.poll(subscribers).toBe(0)
  // A page stays open; Node would exit between two connections.
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
/** One token for all stories: the gateway keeps its secret across restarts. */
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

/** Shown on a page of the gateway's own origin, which is always allowed. */
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

/** An excerpt of a source file, statements or members of an object: it has to parse. Node throws for syntax that it cannot erase. */
function isErasable(text: string): void {
  const parses = (code: string) => {
    try {
      return stripTypeScriptTypes(code) !== ''
    } catch {
      return false
    }
  }
  expect(parses(text) || parses(`({${text}})`)).toBe(true)
}

/** Queries are executed; mutations, subscriptions and queries with required variables are only validated. */
async function isAnswered(text: string): Promise<void> {
  const document = parse(text)
  expect(validate(schema, document)).toEqual([])
  const { operation, variableDefinitions = [] } = getOperationAST(document) ?? {}
  if (operation !== 'query' || variableDefinitions.some(({ type }) => type.kind === Kind.NON_NULL_TYPE)) return
  const { data, errors } = await ask(text)
  expect(errors).toBeUndefined()
  expect(Object.values(data ?? {})).not.toContain(null)
}

/** JSON follows the operation whose variables it is. */
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
  /** Its output so far. */
  readonly output: () => string
  readonly exited: Promise<number | null>
  readonly process: ChildProcess
}

function child(command: string, given: readonly string[], env: NodeJS.ProcessEnv, input = ''): Child {
  // In its own process group, to end the children of npm and bash too.
  const process = spawn(command, given, { env, detached: true })
  let output = ''
  process.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  process.stderr.on('data', (chunk) => {
    if (!String(chunk).includes('ExperimentalWarning')) output += String(chunk)
  })
  // A child that has ended does not read its input.
  process.stdin.on('error', () => {})
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
