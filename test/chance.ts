/** A seeded random number generator (mulberry32): one seed gives the same sequence on every machine. */
export interface Chance {
  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  /** A subset that contains each value with the given probability. */
  some<Value>(values: readonly Value[], probability?: number): Value[]
  /** The value or undefined, each with probability 0.5. */
  maybe<Value>(value: () => Value): Value | undefined
}

export function chance(seed: number): Chance {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(random() * limit)
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    some: (values, probability = 0.5) => values.filter(() => random() < probability),
    maybe: (value) => (random() < 0.5 ? value() : undefined),
  }
}
