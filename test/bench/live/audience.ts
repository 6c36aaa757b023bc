import type { ChildProcess } from 'node:child_process'
import { on } from 'node:events'
import { endChild, startChild } from './child.ts'
import type { LoadOptions, LoadReport } from './load.ts'
import type { Subject } from './subject.ts'

/** A process may open so many files. */
const MAX_SOCKETS_PER_PROCESS = 10_000

export type AudienceOptions = Omit<LoadOptions, 'port'>

/** Clients in processes of their own. */
export interface Audience extends AsyncDisposable {
  /** The text of a message as one of them received it. */
  readonly message: string
  readonly processes: readonly ChildProcess[]
  readonly clients: number
  /** Resolves when every client has received so many events since the last reset, with the time of the last. */
  reached(events: number): Promise<number>
  /** Counts from nothing again. */
  reset(): Promise<void>
}

/** Opens them and lets one event through, which tells that all are subscribed and how long a message is. */
export async function openAudience(subject: Subject, options: AudienceOptions): Promise<Audience> {
  await using opened = new AsyncDisposableStack()
  const processes: ChildProcess[] = []
  const times: number[][] = []
  let look = () => {}
  let message = ''
  for (let left = options.sockets; left > 0; left -= MAX_SOCKETS_PER_PROCESS) {
    const own: LoadOptions = { ...options, port: subject.port, sockets: Math.min(left, MAX_SOCKETS_PER_PROCESS) }
    const [child] = await startChild('./load.ts', [JSON.stringify(own)])
    opened.defer(() => endChild(child))
    const at: number[] = []
    child.on('message', (report: LoadReport) => {
      if ('first' in report) message = report.first
      if (!('reached' in report)) return
      at[report.reached] = report.at
      look()
    })
    processes.push(child)
    times.push(at)
  }
  const reached = (events: number) => {
    const { promise, resolve } = Promise.withResolvers<number>()
    look = () => {
      const all = times.flatMap((at) => at[events] ?? [])
      if (all.length === times.length) resolve(Math.max(...all))
    }
    look()
    return promise
  }
  const reset = async () => {
    for (const at of times) at.length = 0
    await Promise.all(
      processes.map((child) => {
        const done = untilReset(child)
        child.send('reset')
        return done
      }),
    )
  }
  await warmUp(subject, reached, reset)
  const parts = opened.move()
  return {
    get message() {
      return message
    },
    clients: options.sockets,
    processes,
    reached,
    reset,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

/** Not the next word: it may tell of an event from before, and what is sent then would be forgotten too. */
async function untilReset(child: ChildProcess): Promise<void> {
  for await (const [report] of on(child, 'message')) if ('reset' in report) return
}

const SETTLE_MS = 300
const MAX_TRIES = 50

/** The protocol has no word for "subscribed": events are tried until one reaches everybody. */
async function warmUp(
  subject: Subject,
  reached: (events: number) => Promise<number>,
  reset: () => Promise<void>,
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await subject.emit(1)
    const all = reached(1).then(() => true)
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, SETTLE_MS + tries * SETTLE_MS, false))
    const done = await Promise.race([all, late])
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    await reset()
    if (done) return
  }
  throw new Error('not every client received an event')
}
