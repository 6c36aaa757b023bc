import { builder } from '../builder.ts'
import type { Viewer as ViewerShape } from './viewer.ts'

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    subject: t.exposeString('subject', { nullable: true, description: 'The subject of the token; null without one.' }),
    scopes: t.stringList({ description: 'What the token allows.', resolve: ({ scopes }) => [...scopes] }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When the token ends.' }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'You, as your token names you.',
    select: [],
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)
