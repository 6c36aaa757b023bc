import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

const away = () => new GraphQLError('away', { extensions: { code: 'UNAVAILABLE' } })

test('an event that cannot be rendered while the database is unavailable is retried, and none is skipped', async () => {
  const { hub, append, failNext, errors } = openHub()
  const [one, other] = [recordingSink(), recordingSink()]
  hub.subscribe(operation(), one, null)
  hub.subscribe(operation(), other, null)
  failNext.push(away(), away(), away())
  append()
  append()
  await expect.poll(() => [one.payloads.join(), other.payloads.join()]).toEqual(['1,2', '1,2'])
  expect(errors).toHaveLength(3)
})

test('a replay waits for a log that is unavailable, and skips nothing', async () => {
  const { hub, log, append, failNext } = openHub({ kept: 0 })
  for (let count = 0; count < 7; count++) append()
  log.away = new Error('away')
  failNext.push(away())
  const back = recordingSink()
  hub.subscribe(operation(), back, 0)
  await expect.poll(() => log.reads).toBeGreaterThan(2)
  log.away = null
  await expect.poll(() => back.payloads.join()).toBe('1,2,3,4,5,6,7')
})

test('retries end once all subscriptions of a channel have left', async () => {
  const { hub, append, log, errors } = openHub({ kept: 0 })
  const subscription = hub.subscribe(operation(), recordingSink(), null)
  log.away = new Error('away')
  append()
  await expect.poll(() => log.reads).toBeGreaterThan(1)
  subscription.leave()
  let last = -1
  await expect
    .poll(() => {
      const still = last === errors.length
      last = errors.length
      return still
    })
    .toBe(true)
  const reader2 = recordingSink()
  log.away = null
  hub.subscribe(operation(), reader2, null)
  append()
  await expect.poll(() => reader2.payloads).toEqual(['2'])
})

test('a client gets CURSOR_EXPIRED later if the database is unavailable when its cursor expires', async () => {
  let tries = 0
  const opened = openHub({ kept: 0 })
  for (let count = 0; count < 3; count++) opened.append()
  opened.log.prune(2)
  const back = recordingSink()
  opened.onExpired(async () => {
    if (++tries < 3) throw new Error('away')
    return new GraphQLError('too old', { extensions: { code: 'CURSOR_EXPIRED' } })
  })
  opened.hub.subscribe(operation(), back, 0)
  await expect.poll(() => back.problems.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_EXPIRED'])
  expect(opened.hub.subscriptions).toBe(0)
})

test('a subscription with an initial payload gets it once, and then the events after it', async () => {
  const whole = Promise.withResolvers<void>()
  const { hub, append } = openHub({
    first: async () => {
      await whole.promise
      return rendering(2, 'the whole at 2')
    },
  })
  const [one, other] = [recordingSink(), recordingSink()]
  hub.subscribe(operation('list', true), one, null)
  append()
  hub.subscribe(operation('list', true), other, null)
  append()
  append()
  whole.resolve()
  await expect
    .poll(() => [one.payloads, other.payloads])
    .toEqual([
      ['the whole at 2', '3'],
      ['the whole at 2', '3'],
    ])
})

test('a payload that reflects later events is not delivered again for them', async () => {
  // A burst of changes: the payload of the first shows the list after the last.
  const { hub, append } = openHub({
    render: (_operation, { position }) => rendering(Math.max(position, 4), position === 3 ? null : undefined),
  })
  const [one, slow] = [recordingSink(), recordingSink()]
  slow.ready = false
  const places: number[] = []
  const subscription = hub.subscribe(operation('list'), one, null)
  hub.subscribe(operation('list'), slow, null)
  for (let count = 0; count < 6; count++) append()
  await expect
    .poll(() => {
      places.push(subscription.position)
      return one.payloads.join()
    })
    .toBe('4,5,6')
  slow.resume()
  await expect.poll(() => slow.payloads.join()).toBe('4,5,6')
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
