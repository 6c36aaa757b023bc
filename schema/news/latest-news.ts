import type { LoggedEvent } from '../../db/log/event-log.ts'
import { builder } from '../builder.ts'
import { live, type Selected, servedFromTheLog } from './live-field.ts'
import { NewsEvent, type NewsEventSource, newsEvent } from './news-event.ts'
import { checkLists, matches, NewsFilterInput } from './news-filter.ts'

const SlowPolicy = builder.enumType('SlowPolicy', {
  description: 'What to deliver after a subscriber has fallen behind.',
  values: {
    DISCONNECT: {
      description:
        'Every event. A connection that reads nothing for too long is closed; resume with the last cursor, and nothing is lost.',
    },
    CONFLATE: { description: 'Only the newest waiting event of each article; `conflated` counts the others.' },
  },
})

builder.subscriptionField('latestNews', (t) =>
  t.field({
    type: NewsEvent,
    description: [
      'Every change of published news that matches the filter: in commit order, without gaps and without duplicates.',
      '`after` is an `asOf` or the `cursor` of an event. Events since then are replayed first, then the stream is live.',
      'If the log no longer reaches back to the cursor, the subscription ends with the error code CURSOR_EXPIRED.',
    ].join('\n'),
    args: {
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; by default all.' }),
      after: t.arg({
        type: 'LogCursor',
        description: 'The cursor to resume from; by default the stream starts with the next event.',
      }),
      onSlow: t.arg({
        type: SlowPolicy,
        defaultValue: 'DISCONNECT',
        description: 'What to deliver after the subscriber has fallen behind.',
      }),
    },
    subscribe: servedFromTheLog,
    resolve: (source: NewsEventSource) => source,
    extensions: live<Arguments>(async ({ filter, after, onSlow }) => {
      if (filter) checkLists(filter)
      return {
        after: after ?? null,
        conflates: onSlow === 'CONFLATE',
        select: (event, { epoch }, conflated) => selectNews(event, epoch, filter, conflated),
      }
    }),
  }),
)

interface Arguments {
  readonly filter?: NewsFilterInput | null
  readonly after?: string | null
  readonly onSlow?: 'DISCONNECT' | 'CONFLATE' | null
}

/** Selects changes of an article that matches, or matched until this change; a withdrawal also if any public version ever matched. */
function selectNews(
  event: LoggedEvent,
  epoch: string,
  filter: NewsFilterInput | null | undefined,
  conflated: number,
): Selected | null {
  const is = event.after !== null && matches(filter, event.after)
  const was = event.before !== null && matches(filter, event.before)
  const once = event.past?.some((facets) => facets === null || matches(filter, facets)) ?? false
  if (!is && !was && !once) return null
  const source = newsEvent(event, epoch, !is && event.after !== null)
  return source && { source: { ...source, conflated } }
}
