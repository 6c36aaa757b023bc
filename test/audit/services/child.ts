import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAX_KEPT_CHARACTERS = 8_000
const living = new Set<ChildProcess>()
const folders = new Set<string>()

// Cleans up child processes and temporary files, however this process ends.
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL')
  // The child processes of Postgres exit by themselves.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** A child process. */
export interface Child {
  readonly child: ChildProcess
  /** The tail of its output, standard output and standard error together. */
  output(): string
  /** Resolves with the match once its output contains it. Rejects if it exits before. */
  says(words: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  /** Resolves with its exit code. */
  readonly gone: Promise<number | null>
}

export function start(command: string, given: readonly string[], options: SpawnOptions = {}): Child {
  const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  living.add(child)
  let output = ''
  const looks = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output = (output + text).slice(-MAX_KEPT_CHARACTERS)
      for (const look of looks) look()
    })
  }
  const gone = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  gone.then(() => living.delete(child))
  return {
    child,
    output: () => output,
    async says(words) {
      const { promise, resolve } = Promise.withResolvers<RegExpExecArray>()
      const look = () => {
        const found = words.exec(output)
        if (found) resolve(found)
      }
      looks.add(look)
      look()
      const ended = gone.then(() => Promise.reject(new Error(`${command} ended: ${output}`)))
      return Promise.race([promise, ended]).finally(() => looks.delete(look))
    },
    kill: (signal) => void child.kill(signal),
    gone,
  }
}

/** Runs a command to its end. Throws its output if the exit code is not 0. */
export async function run(command: string, given: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const running = start(command, given, options)
  if ((await running.gone) !== 0) throw new Error(`${command} ${given.join(' ')}: ${running.output()}`)
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickertape-audit-'))
  folders.add(folder)
  return folder
}
