import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { Seat } from './seat.ts'

const SEATS_A_TURN = 128

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

  /**
   * In turns, however many there are: the process has others to hear meanwhile, and what some were given is written while
   * the processor still has it at hand, before the next are given theirs.
   */
  async move(): Promise<void> {
    let moved = 0
    for (const seat of this.#seats) {
      seat.move()
      if (++moved % SEATS_A_TURN === 0) await nextTurn()
    }
  }

  fail(problem: GraphQLError): void {
    for (const seat of [...this.#seats]) seat.fail(problem)
  }
}
