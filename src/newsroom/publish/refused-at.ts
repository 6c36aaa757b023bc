import { GraphQLError } from 'graphql'
import { badInput, type Issue } from '../../../schema/errors.ts'

/** The error of a single submission as that of a part of the input: `inputPath` leads to the part, and its issues into it. */
export function refusedAt(error: GraphQLError, inputPath: Issue['path']): GraphQLError {
  const { message, extensions } = error
  if (extensions.code === 'BAD_USER_INPUT') {
    return badInput(issuesOf(error).map((issue) => ({ ...issue, path: [...inputPath, ...issue.path.slice(1)] })))
  }
  return new GraphQLError(`${inputPath.join('.')}: ${message}`, { extensions: { ...extensions, inputPath } })
}

/** @throws errors without issues */
export function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof GraphQLError && isIssues(error.extensions.issues)) return error.extensions.issues
  throw error
}

function isIssues(issues: unknown): issues is readonly Issue[] {
  return Array.isArray(issues)
}
