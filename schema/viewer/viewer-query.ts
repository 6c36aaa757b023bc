import { builder } from '../builder.ts'
import { NOT_STORED } from '../cache-tags.ts'
import type { Viewer as ViewerShape } from './viewer.ts'

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  scope: 'public',
  description: 'On whose behalf the request is made.',
  fields: (t) => ({
    subject: t.exposeString('subject', { nullable: true, description: 'The subject of the token; null without one.' }),
    scopes: t.stringList({ description: 'The scopes of the token.', resolve: ({ scopes }) => [...scopes] }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When the token expires.' }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'The viewer: the subject of your token, or an anonymous one.',
    select: [],
    resolve: (_root, _args, { viewer, addCacheTag }) => {
      if (viewer.subject !== null) addCacheTag(NOT_STORED)
      return viewer
    },
  }),
)
