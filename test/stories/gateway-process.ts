import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mintToken } from '../../src/auth/tokens.ts'
import { TEST_SECRET } from '../backends.ts'
import { CHILD_ENV } from '../child-env.ts'

/** A gateway as operators run it: a process of its own. */
export interface GatewayProcess extends AsyncDisposable {
  readonly url: string
  readonly alive: boolean
  /** Asks as an editor; throws when there are errors. */
  ask(query: string, variables?: object): Promise<Record<string, unknown>>
  /** Publishes a story and returns its cursor. */
  publish(story?: object): Promise<string>
  metric(name: string): Promise<number>
  /** What it wrote to standard error so far. */
  readonly log: string
  readonly pid: number
}

let stories = 0

export async function startGateway(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const child: ChildProcess = spawn(process.execPath, ['src/commands/start.ts'], {
    env: {
      ...CHILD_ENV,
      PORT: '0',
      SEED: 'never',
      LOG_LEVEL: 'warn',
      DRAIN_SECONDS: '1',
      MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0',
      AUTH_SECRET: TEST_SECRET,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr?.on('data', (text) => {
    log = (log + text).slice(-20_000)
  })
  const ready = Promise.withResolvers<string>()
  let out = ''
  child.stdout?.on('data', (text) => {
    out += text
    const url = /ready at (\S+)/.exec(out)?.[1]
    if (url) ready.resolve(url)
  })
  child.once('exit', () => ready.reject(new Error(`the gateway did not start: ${log}`)))
  const url = await ready.promise
  const token = await mintToken(TEST_SECRET, 'editor', 'articles:write sections:write', 3_600)
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = JSON.parse(await response.text())
    if (errors || !data) throw new Error(JSON.stringify(errors))
    return data
  }
  return {
    url,
    pid: child.pid ?? 0,
    ask,
    get alive() {
      return child.exitCode === null && child.signalCode === null
    },
    get log() {
      return log
    },
    async publish(story = {}) {
      const input = {
        headline: `Story ${++stories}`,
        language: 'en',
        section: 'news',
        bodyHtml: '<p>Words.</p>',
        ...story,
      }
      const { publishArticle } = await ask(
        'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }',
        { input },
      )
      return Object.assign({ cursor: '' }, publishArticle).cursor
    },
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text()
      return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(late)
    },
  }
}
