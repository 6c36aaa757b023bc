import { builder } from '../builder.ts'

const RecordTokenInput = builder.inputType('RecordTokenInput', {
  description: 'A token that was signed elsewhere with the secret of the gateway.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its claim `jti`.' }),
    subject: t.string({ required: true, description: 'Its subject.' }),
    scopes: t.stringList({ required: true, description: 'Its scopes.' }),
    expiresAt: t.field({ type: 'DateTime', required: true, description: 'When it expires.' }),
  }),
})

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'The token to revoke.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its claim `jti`, whoever issued it.' }) }),
})

const TokenPayload = builder.objectRef<{ id: string }>('TokenPayload').implement({
  scope: 'tokens:write',
  description: 'The result of a change of a token.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The claim `jti` of the token.' }) }),
})

builder.mutationFields((t) => ({
  recordToken: t.field({
    scope: 'tokens:write',
    type: TokenPayload,
    nullable: true,
    description: 'Adds a token to the list of tokens. It is valid without that.',
    errors: ['BAD_USER_INPUT'],
    example: '{ id: "0c6b9a3e", subject: "desk", scopes: ["articles:draft"], expiresAt: "2026-01-06T18:30:00Z" }',
    args: { input: t.arg({ type: RecordTokenInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input: { id, subject, scopes, expiresAt } }, { newsroom }) => {
      await newsroom.recordToken({ id, subject, scope: scopes.join(' '), expiresAt })
      return { id }
    },
  }),
  revokeToken: t.field({
    scope: 'tokens:write',
    type: TokenPayload,
    nullable: true,
    description: 'Revokes a token for good: no gateway accepts it any more, and its open streams are closed.',
    errors: ['BAD_USER_INPUT'],
    example: '{ id: "0c6b9a3e" }',
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input: { id } }, { newsroom }) => {
      await newsroom.revokeToken(id)
      return { id }
    },
  }),
}))
