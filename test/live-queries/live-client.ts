import { Received } from '../received.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

export interface LiveAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[]
  readonly extensions: { readonly cursor: string; readonly etag: string }
  readonly isLive: true
}

/** Live queries on one socket, and all that came of each. */
export interface LiveClient extends Disposable {
  ask(query: string, variables?: object): LiveReader
}

export interface LiveReader {
  readonly received: readonly LiveAnswer[]
  /** Resolves with all answers once there are at least `count`. */
  answers(count: number): Promise<readonly LiveAnswer[]>
  readonly refused: Promise<unknown>
  leave(): void
}

export async function openLiveClient(url: string, init: object = {}): Promise<LiveClient> {
  const readers = new Map<string, (frame: { type: string; payload?: unknown }) => void>()
  const socket = await openSocket(url, { init, heard: (frame) => readers.get(frame.id ?? '')?.(frame) })
  return {
    ask(query, variables) {
      const id = String(readers.size + 1)
      const received = new Received<LiveAnswer>()
      const refused = Promise.withResolvers<unknown>()
      readers.set(id, ({ type, payload }) => {
        if (type === 'next') received.add(payload as LiveAnswer)
        else if (type === 'error') refused.resolve(payload)
      })
      socket.send(subscribe(id, query, variables))
      return {
        received: received.all,
        answers: (count) => received.atLeast(count),
        refused: refused.promise,
        leave: () => socket.send({ type: 'complete', id }),
      }
    },
    [Symbol.dispose]: () => socket[Symbol.dispose](),
  }
}

export async function measured(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^tickertape_${name} (\\S+)$`, 'm').exec(text)?.[1])
}
