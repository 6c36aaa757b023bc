import { setTimeout as sleep } from 'node:timers/promises'
import { type Chance, chance as seeded } from '../../chance.ts'
import type { Scale } from '../scale.ts'
import { anyFilter } from '../verdict/filter.ts'
import { asOf } from './ask.ts'
import { openReader, type Plan, type Reader, SELECTIONS } from './reader.ts'
import { type Diary, write } from './writer.ts'

const MAX_NEWS_MS = 20_000
const LOOK_EVERY_MS = 20

/** The readers and writers of all gateways. */
export interface Work extends AsyncDisposable {
  readonly diary: Diary
  readonly readers: readonly Reader[]
  readonly chance: Chance
  /** Adds a reader. */
  read(plan?: Partial<Plan>, url?: string): Promise<Reader>
  complain(what: unknown): void
  begin(): Promise<void>
  /** Resolves once this many more articles were published, or after a timeout. */
  news(stories: number): Promise<void>
  /** Stops each writer after its last article is acknowledged. */
  stopWriting(): Promise<void>
}

export interface Workplace {
  readonly urls: readonly [string, ...string[]]
  /** The URL of a gateway without the proxy; another one after each start. */
  readonly direct: () => string
  readonly token: string
  readonly scale: Scale
  readonly bodyCharacters: number
  /** Each reader and writer has its own random generator, so that choices do not depend on timing. */
  readonly seed: number
}

export function openWork({ urls, direct, token, scale, bodyCharacters, seed }: Workplace): Work {
  const chance = seeded(seed)
  const diary: Diary = { acknowledged: [], sent: new Set(), refused: new Map(), faults: [] }
  const readers: Reader[] = []
  const stopping = new AbortController()
  let working: Promise<unknown> = Promise.resolve()

  async function moveReaders({ below, pick }: Chance): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(below(scale.moveEveryMs * 2))
      readers[below(readers.length)]?.move(pick(urls))
    }
  }

  const work = {
    diary,
    readers,
    chance,
    async read(plan: Partial<Plan> = {}, url = chance.pick(urls)) {
      const transport = chance.pick<Plan['transport']>(['ws', 'ws', 'sse'])
      const filter = anyFilter(chance)
      const selection = chance.pick(SELECTIONS)
      const onSlow = chance.pick<Plan['onSlow']>(['DISCONNECT', 'DISCONNECT', 'CONFLATE'])
      const any = { transport, filter, selection, onSlow }
      const reader = openReader({ ...any, after: plan.after ?? (await asOf(direct(), token)), ...plan }, url)
      readers.push(reader)
      return reader
    },
    complain: (what: unknown) => void diary.faults.push(String(what)),
    async begin() {
      const after = await asOf(direct(), token)
      for (let count = 0; count < scale.readers; count++) await work.read({ after })
      const writers = Array.from({ length: scale.writers }, (_, at) => {
        const parts = { name: `writer ${at + 1}`, token, urls, pauseMs: scale.pauseMs, bodyCharacters }
        return write({ ...parts, chance: seeded(seed + 2 + at) }, diary, stopping.signal)
      })
      working = Promise.all([...writers, moveReaders(seeded(seed + 1))])
    },
    async news(stories: number) {
      const enough = diary.acknowledged.length + stories
      const giveUpAt = performance.now() + MAX_NEWS_MS
      while (diary.acknowledged.length < enough && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS)
    },
    async stopWriting() {
      stopping.abort()
      await working
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      for (const reader of readers) reader.leave()
    },
  }
  return work
}
