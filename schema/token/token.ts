import { type KnownToken, listTokens } from '../../db/tokens/issued-tokens.ts'
import { builder } from '../builder.ts'

export const Token = builder.objectRef<KnownToken>('Token').implement({
  scope: 'tokens:write',
  description: 'A token that was issued here, or that was revoked.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The claim `jti` of the token.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Its subject; null if another issuer made it.' }),
    scopes: t.stringList({
      description: 'Its scopes; empty if another issuer made it.',
      resolve: ({ scope }) => scope?.split(' ').filter(Boolean) ?? [],
    }),
    issuedAt: t.expose('issuedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was issued; null if another issuer made it.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it expires, if known.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null if it is not.',
    }),
  }),
})

builder.queryField('tokens', (t) =>
  t.field({
    scope: 'tokens:write',
    type: [Token],
    nullable: true,
    description: 'The tokens that have not expired, the newest 1,000 first.',
    resolve: (_root, _args, { query }) => listTokens(query),
  }),
)
