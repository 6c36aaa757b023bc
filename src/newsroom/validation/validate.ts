import type { z } from 'zod'
import { badInput, type Issue } from '../../../schema/errors.ts'

/**
 * The input as the rules transform it.
 * @throws BAD_USER_INPUT that lists every issue, with paths that start with `at`.
 */
export function validate<Rules extends z.ZodType>(rules: Rules, input: unknown, at: Issue['path']): z.output<Rules> {
  const result = rules.safeParse(input)
  if (result.success) return result.data
  throw badInput(explained(result.error.issues, at))
}

/** Of a union, the last option says why it is refused: the others are exceptions to it, such as what is left out. */
function explained(issues: readonly z.core.$ZodIssue[], at: Issue['path']): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path.filter((step) => typeof step !== 'symbol')]
    const rule = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined
    return rule ? explained(rule, path) : { path, message: issue.message }
  })
}
