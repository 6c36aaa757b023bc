const ROUNDS = 200

/** The median time of an answer, one after the other, in milliseconds. */
export async function serverTime(ask: () => Promise<Response>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now()
    const response = await ask()
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
    times.push(performance.now() - startedAt)
  }
  return median(times)
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
