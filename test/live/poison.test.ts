import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import { EventBatch } from '../../src/live/event-batch.ts'
import { type Operation, renderer } from '../../src/live/rendering.ts'
import { openAnswer } from '../graphql/open-answer.ts'
import { EPOCH } from '../log/array-log.ts'
import { openHub, operation } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

const problems: Record<string, Error> = {
  'urn:article:2': new Error('secret of our insides'),
  'urn:article:3': Object.assign(new Error('connection terminated'), { code: 'ECONNRESET' }),
}
let away = true

const headline = {
  type: GraphQLString,
  resolve: ({ uri }: LoggedEvent) => {
    const problem = problems[uri ?? '']
    if (problem && (away || !('code' in problem))) throw problem
    return uri
  },
}
const news = new GraphQLObjectType<LoggedEvent>({ name: 'News', fields: { headline } })
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { none: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: { news: { type: news, resolve: (event: LoggedEvent) => event } },
  }),
})

function openContext(): Context {
  const unasked = () => {
    throw new Error('nobody asks here')
  }
  const parts = { viewer: ANONYMOUS, epoch: EPOCH, publicUrl: 'http://localhost', shows() {} }
  return Object.create(parts, { query: { get: unasked }, newsroom: { get: unasked } })
}

test('an event that cannot be rendered becomes one masked error, one that cannot be read now is read later, and the subscription continues', async () => {
  const hidden: unknown[] = []
  const hide = (error: unknown) => hidden.push(error)
  const real = renderer(openAnswer(schema, hide), new EventBatch(openContext), hide)
  const asked: Operation = {
    ...operation(),
    document: parse('subscription { news { headline } }'),
    live: { after: null, select: (event) => (event.position === 5 ? null : { source: event }) },
  }
  const { hub, append, errors } = openHub({ render: (one, event) => real.event(one, event) })
  const [one, other] = [recordingSink(), recordingSink()]
  hub.subscribe(asked, one, null)
  hub.subscribe(asked, other, null)
  for (let count = 0; count < 6; count++) append()
  await expect.poll(() => errors.length).toBeGreaterThan(1)
  expect(one.payloads).toHaveLength(2)
  away = false
  await expect.poll(() => one.payloads).toHaveLength(5)
  const [first, poison, third] = one.payloads.map((payload) => JSON.parse(payload))
  expect(first).toEqual({ data: { news: { headline: 'urn:article:1' } }, extensions: { cursor: one.cursors[0] } })
  expect(poison).toMatchObject({
    data: { news: { headline: null } },
    errors: [{ path: ['news', 'headline'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    extensions: { cursor: one.cursors[1] },
  })
  expect(one.payloads.join()).not.toContain('secret')
  expect(hidden).toContain(problems['urn:article:2'])
  expect(third.errors).toBeUndefined()
  expect(other.payloads).toEqual(one.payloads)
})

test('an error of the selection becomes an error payload too', async () => {
  const real = renderer(
    openAnswer(schema, () => {}),
    new EventBatch(openContext),
    () => {},
  )
  const asked: Operation = {
    ...operation(),
    document: parse('subscription { news { headline } }'),
    live: {
      after: null,
      select: (event) => {
        if (event.position === 1) throw new Error('secret')
        return { source: event }
      },
    },
  }
  const { hub, append } = openHub({ render: (one, event) => real.event(one, event) })
  const one = recordingSink()
  hub.subscribe(asked, one, null)
  append()
  append({ uri: 'urn:article:9' })
  await expect.poll(() => one.payloads).toHaveLength(2)
  expect(JSON.parse(one.payloads[0] ?? '')).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  })
})
