import { forbidden, unauthenticated } from '../../../schema/errors.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'

/** Refuses viewers who are not of the newsroom, which stands for every scope here. */
export function refuseReaders({ scopes, subject }: Viewer): void {
  if (!scopes.has('articles:write')) throw subject === null ? unauthenticated('') : forbidden('articles:write')
}
