import { forbidden, unauthenticated } from '../errors.ts'
import { SCOPES, type Scope } from '../viewer/scopes.ts'
import { holds, type Viewer } from '../viewer/viewer.ts'

/** Who may read a field, or call a mutation: everyone, or viewers whose token has the scope. */
export type Policy = Scope | 'public'

/** A field of the schema, while it is built or later. */
interface Guarded {
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined
}

/** The declared policy; null if there is none, which denies. */
export function policyOf({ extensions }: Guarded): Policy | null {
  const policy = extensions?.policy
  return policy === 'public' ? policy : (SCOPES.find((scope) => scope === policy) ?? null)
}

export function permits(field: Guarded, viewer: Viewer): boolean {
  const policy = policyOf(field)
  return policy === 'public' || (policy !== null && holds(viewer, policy))
}

/** @throws UNAUTHENTICATED without a token, FORBIDDEN with one that lacks the scope. */
export function authorize(field: Guarded, viewer: Viewer): void {
  const policy = policyOf(field)
  if (policy === null) throw new Error('a field has no policy')
  if (policy !== 'public') requireScope(policy, viewer)
}

/** @throws UNAUTHENTICATED without a token, FORBIDDEN with one that lacks the scope. */
export function requireScope(scope: Scope, viewer: Viewer): void {
  if (holds(viewer, scope)) return
  throw viewer.subject === null ? unauthenticated(`This needs a token with the scope ${scope}.`) : forbidden(scope)
}
