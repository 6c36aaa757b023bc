export const CONNECTIONS = 32

export interface Answered {
  readonly requests: number
  readonly perSecond: number
}

/** Asks over all connections for so long, each connection again as soon as it is answered. @throws when an answer is none. */
export type Load = (seconds: number) => Promise<Answered>
