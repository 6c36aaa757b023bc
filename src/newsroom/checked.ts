import type { z } from 'zod'
import { badInput, type Issue } from '../../schema/problem.ts'

/**
 * What was given, as the rules leave it.
 * @throws BAD_USER_INPUT with every issue found, at paths below `at`.
 */
export function checked<Rules extends z.ZodType>(rules: Rules, given: unknown, at: Issue['path']): z.output<Rules> {
  const result = rules.safeParse(given)
  if (result.success) return result.data
  throw badInput(
    result.error.issues.map(({ path, message }) => ({
      path: [...at, ...path.filter((step) => typeof step !== 'symbol')],
      message,
    })),
  )
}
