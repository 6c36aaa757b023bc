import type { Newsroom } from '../newsroom.ts'

/** Something that a stranger may try. */
export interface Row {
  readonly name: string
  /** Tries it. Resolves with what came back. */
  readonly attack: (newsroom: Newsroom) => Promise<unknown>
  /** What must come back, as `toMatchObject` compares. */
  readonly comes: unknown
}

/** Rows that are tried on one gateway, one after the other. */
export interface Suite {
  readonly name: string
  /** Settings of the gateway. */
  readonly env?: Readonly<Record<string, string>>
  /** Publishes what the rows need. */
  readonly prepare?: (newsroom: Newsroom) => Promise<unknown>
  readonly rows: readonly Row[]
}
