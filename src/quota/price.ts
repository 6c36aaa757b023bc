import type { GraphQLError } from 'graphql'

/** Operations of at most this cost are charged as one. */
const COST_OF_ONE = 100

/** As how many operations one of this cost is charged. */
export function priceOf(cost: number): number {
  return Math.max(1, Math.ceil(cost / COST_OF_ONE))
}

/** Charges what an operation costs beyond one, which was charged before its document was read. Resolves to the refusal, or null. */
export async function chargeRest(
  cost: number,
  charge: (price: number) => Promise<GraphQLError | null>,
): Promise<GraphQLError | null> {
  const rest = priceOf(cost) - 1
  return rest > 0 ? charge(rest) : null
}
