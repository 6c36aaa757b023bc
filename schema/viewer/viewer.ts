import { forbidden, unauthenticated } from '../problem.ts'

/** On whose behalf a request is made. Anonymous viewers read published news. */
export interface Viewer {
  readonly subject: string | null
  readonly scopes: ReadonlySet<string>
  readonly expiresAt: Date | null
}

export type Scope = 'articles:write' | 'sections:write'

export const ANONYMOUS: Viewer = { subject: null, scopes: new Set(), expiresAt: null }

/** @throws UNAUTHENTICATED without a token, FORBIDDEN with one that lacks the scope. */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (viewer.scopes.has(scope)) return
  throw viewer.subject === null ? unauthenticated(`This needs a token with the scope ${scope}.`) : forbidden(scope)
}

/** Viewers with the same audience share results: it contains everything that authorization reads, and nothing else. */
export function audience(viewer: Viewer): string {
  return [...viewer.scopes].sort().join(' ')
}

/** Editors see drafts and withheld articles too. */
export function isEditor(viewer: Viewer): boolean {
  return viewer.scopes.has('articles:write')
}
