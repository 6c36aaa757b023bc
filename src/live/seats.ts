import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { Seat } from './seat.ts'

const MAX_TURN_MS = 10
const SEATS_PER_LOOK = 256

/** The subscribers of one channel. */
export class Seats {
  readonly #seats = new Set<Seat>()

  get size(): number {
    return this.#seats.size
  }

  add(seat: Seat): void {
    this.#seats.add(seat)
  }

  delete(seat: Seat): void {
    this.#seats.delete(seat)
  }

  /** The lowest position of them, or `position` when that is lower. */
  slowest(position: number): number {
    let slowest = position
    for (const seat of this.#seats) slowest = Math.min(slowest, seat.position)
    return slowest
  }

  /** In turns, however many there are: the process has others to hear meanwhile. */
  async move(): Promise<void> {
    let until = performance.now() + MAX_TURN_MS
    let moved = 0
    for (const seat of this.#seats) {
      seat.move()
      if (++moved % SEATS_PER_LOOK !== 0 || performance.now() < until) continue
      await nextTurn()
      until = performance.now() + MAX_TURN_MS
    }
  }

  fail(problem: GraphQLError): void {
    for (const seat of [...this.#seats]) seat.fail(problem)
  }
}
