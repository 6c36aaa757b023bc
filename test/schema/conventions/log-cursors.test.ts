import { getNamedType } from 'graphql'
import { expect, test } from 'vitest'
import { ARGUMENTS, INPUT_FIELDS, OUTPUT_FIELDS } from './coordinates.ts'

test('every position of the log that a client reads is a LogCursor, and nothing else is', () => {
  const typed = OUTPUT_FIELDS.filter(({ field }) => getNamedType(field.type).name === 'LogCursor')
  const positions = OUTPUT_FIELDS.filter(({ coordinate }) => isOfTheLog(coordinate))
  expect(typed.map(({ coordinate }) => coordinate)).toEqual(positions.map(({ coordinate }) => coordinate))
  expect(positions.length).toBeGreaterThan(5)
})

test('every position of the log that a client gives is a LogCursor; the cursors of pages are not', () => {
  const typed = [...ARGUMENTS, ...INPUT_FIELDS].filter(({ input }) => getNamedType(input.type).name === 'LogCursor')
  expect(typed.map(({ coordinate }) => coordinate).sort()).toEqual([
    'CreateWebhookInput.after',
    'Query.changedSince(cursor)',
    'ReplayWebhookInput.after',
    'Subscription.articleUpdated(after)',
    'Subscription.latestNews(after)',
    'Subscription.livePostEvents(after)',
  ])
})

/** `asOf`, and every `cursor` but those of edges; the edges of changes lie in the log. */
function isOfTheLog(coordinate: string): boolean {
  const [type = '', field] = coordinate.split('.')
  return field === 'asOf' || (field === 'cursor' && (!type.endsWith('Edge') || type === 'ChangeEdge'))
}
