import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { TEST_SECRET } from '../backends.ts'
import { CHILD_ENV } from '../child-env.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A gateway process with only the given environment. */
export interface GatewayProcess extends AsyncDisposable {
  /** Its URL, from its ready line. Rejects with its output if it exits before. */
  ready(): Promise<string>
  /** Resolves once its standard error contains the text. */
  said(words: string): Promise<void>
  kill(signal: NodeJS.Signals): void
  readonly process: ChildProcess
  readonly exited: Promise<Exit>
  readonly stdout: () => string
  readonly stderr: () => string
}

export function startGateway(env: Readonly<Record<string, string>>, defaults: object = QUIET): GatewayProcess {
  const child = spawn(process.execPath, ['src/commands/start.ts'], {
    cwd: ROOT,
    env: { ...CHILD_ENV, ...defaults, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  const looks = new Set<() => void>()
  const change = () => {
    for (const look of looks) look()
  }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
      change()
    })
  }
  let ended = false
  const exited = once(child, 'close').then(([code, signal]): Exit => {
    ended = true
    change()
    return { code, signal }
  })
  const found = (find: () => string | undefined) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const look = () => {
      const text = find()
      if (text !== undefined) resolve(text)
      else if (ended) reject(new Error(`the gateway ended: ${texts.stdout}${texts.stderr}`))
      else return
      looks.delete(look)
    }
    looks.add(look)
    look()
    return promise
  }
  return {
    ready: () => found(() => /ready at (\S+)\n/.exec(texts.stdout)?.[1]),
    said: async (words) => void (await found(() => (texts.stderr.includes(words) ? words : undefined))),
    kill: (signal) => void child.kill(signal),
    process: child,
    exited,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export const QUIET = { PORT: '0', SEED: 'never', LOG_LEVEL: 'error', AUTH_SECRET: TEST_SECRET }
