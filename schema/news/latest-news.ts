import type { LoggedEvent } from '../../db/log/event-log.ts'
import { builder } from '../builder.ts'
import { live, type Selected, servedFromTheLog } from './live-field.ts'
import { NewsEvent, type NewsEventSource, newsEvent } from './news-event.ts'
import { checkFilter, matches, NewsFilterInput } from './news-filter.ts'

const SlowPolicy = builder.enumType('SlowPolicy', {
  description:
    'What a reader that falls behind gets: a close with a resumable cursor, or the latest version of each article with `conflated` counted.',
  values: {
    DISCONNECT: { description: 'The connection is closed; resume with the last cursor, nothing is lost.' },
    CONFLATE: { description: 'Of each article only the newest of the events that wait.' },
  },
})

builder.subscriptionField('latestNews', (t) =>
  t.field({
    type: NewsEvent,
    description: [
      'Every change to published news that matches the filter, in commit order, without a gap and without a repeat.',
      '`after`: an `asOf` or an event’s `cursor`; what has happened since is replayed first, then the stream is live.',
      'A cursor that can no longer be honoured ends the subscription with the error code CURSOR_EXPIRED, never in silence.',
    ].join('\n'),
    args: {
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; all when left out.' }),
      after: t.arg.string({ description: 'Where to go on; left out, with what happens next.' }),
      onSlow: t.arg({ type: SlowPolicy, defaultValue: 'DISCONNECT', description: 'What to do when you fall behind.' }),
    },
    subscribe: servedFromTheLog,
    resolve: (source: NewsEventSource) => source,
    extensions: live<Arguments>(async ({ filter, after, onSlow }, context) => {
      if (filter) await checkFilter(context, filter)
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

/** A change of an article that matches, or that did until this very change; of one that is taken away, that ever did. */
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
