/** What a token may allow. docs/publishing.md describes them. */
export const SCOPES = [
  'articles:draft',
  'articles:publish',
  'articles:correct',
  'articles:withdraw',
  'curations:write',
  'sections:write',
  'media:write',
  'feeds:write',
  'webhooks:write',
  'tokens:write',
] as const

export type Scope = (typeof SCOPES)[number]

/** Scopes that stand for several. */
export const UMBRELLA_SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  'articles:write': ['articles:draft', 'articles:publish', 'articles:correct', 'articles:withdraw', 'curations:write'],
}

/** Every scope that a token of this gateway may carry. */
export const TOKEN_SCOPES: readonly string[] = [...SCOPES, ...Object.keys(UMBRELLA_SCOPES)]
