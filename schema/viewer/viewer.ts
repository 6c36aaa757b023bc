import { SCOPES, type Scope, UMBRELLA_SCOPES } from './scopes.ts'

/** On whose behalf a request is made. Anonymous viewers read published news. */
export interface Viewer {
  readonly subject: string | null
  readonly scopes: ReadonlySet<string>
  readonly expiresAt: Date | null
  /** The id of the token (`jti`), by which it can be revoked; absent if it has none. */
  readonly tokenId?: string
}

export const ANONYMOUS: Viewer = { subject: null, scopes: new Set(), expiresAt: null }

/** Whether the token carries the scope, or one that stands for it. */
export function holds({ scopes }: Viewer, scope: Scope): boolean {
  if (scopes.has(scope)) return true
  return Object.entries(UMBRELLA_SCOPES).some(([umbrella, covered]) => covered.includes(scope) && scopes.has(umbrella))
}

/** Viewers with the same audience share results: it contains everything that authorization reads, and nothing else. */
export function audience(viewer: Viewer): string {
  return viewer.scopes.size === 0 ? '' : SCOPES.filter((scope) => holds(viewer, scope)).join(' ')
}

/** Whether the viewer sees drafts, scheduled and withheld articles. */
export function seesDrafts(viewer: Viewer): boolean {
  return holds(viewer, 'articles:draft')
}

/** Whether the token is of a newsroom: it allows something here. */
export function isStaff(viewer: Viewer): boolean {
  return audience(viewer) !== ''
}
