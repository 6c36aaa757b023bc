import type { z } from 'zod'
import { badInput, type Issue } from '../../../schema/errors.ts'

/**
 * The input as the rules transform it.
 * @throws BAD_USER_INPUT that lists every issue, with paths that start with `at`.
 */
export function validate<Rules extends z.ZodType>(rules: Rules, input: unknown, at: Issue['path']): z.output<Rules> {
  const result = rules.safeParse(input)
  if (result.success) return result.data
  throw badInput(
    result.error.issues.map(({ path, message }) => ({
      path: [...at, ...path.filter((step) => typeof step !== 'symbol')],
      message,
    })),
  )
}
