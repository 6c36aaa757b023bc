import type { Query } from '../../../db/connection/database.ts'
import { type Purge, type PurgeLimits, purgeNext } from '../../../db/log/cdn-purges.ts'
import type { LoggedEvent, LogRange } from '../../../db/log/event-log.ts'
import { ANYTHING, eventTags } from '../../../schema/cache-tags.ts'
import { poll } from '../../clock/poll.ts'
import { type Cdn, PurgeRefused, sendPurge } from './purge-request.ts'

const EVERYTHING = '*'

export interface CdnPurgeLimits extends PurgeLimits {
  readonly everyMs: number
  readonly retryMs: number
  readonly timeoutMs: number
  /** Maximum length of the header with the tags; more tags are sent in further requests. */
  readonly maxHeaderCharacters: number
}

export interface PurgeReports {
  /** It is tried again. */
  readonly failed: (error: unknown) => void
  /** It was refused for good, also as a purge of everything, and is not tried again. */
  readonly parked: (error: unknown) => void
}

/**
 * Purges a CDN in the order of the log, and retries until a purge is acknowledged with a 2xx. A purge is a POST with the tags in
 * `Surrogate-Key`, separated by spaces; `*` stands for everything, also for tags that the CDN refuses for good. Purges only events that
 * this gateway has read, so that the CDN does not refetch an older response from it.
 */
export function cdnPurge(
  query: Query,
  cdn: Cdn,
  limits: CdnPurgeLimits,
  heard: () => Pick<LogRange, 'epoch' | 'head'>,
  reports: PurgeReports,
): AsyncDisposable {
  const stopping = new AbortController()
  const purge: Purge = async (events, position) => {
    const send = (tags: string) => {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(limits.timeoutMs)])
      return sendPurge(cdn, tags, position, signal)
    }
    try {
      for (const tags of requests(events, limits.maxHeaderCharacters)) await send(tags)
    } catch (error) {
      if (!(error instanceof PurgeRefused)) throw error
      reports.failed(error)
      await send(EVERYTHING).catch((refusal: unknown) => {
        if (!(refusal instanceof PurgeRefused)) throw refusal
        reports.parked(refusal)
      })
    }
  }
  const work = async () => {
    while (!stopping.signal.aborted && (await purgeNext(query, heard(), limits, purge)));
    return limits.everyMs
  }
  const working = poll({
    work,
    retryMs: limits.retryMs,
    onError: (error) => {
      if (!stopping.signal.aborted) reports.failed(error)
    },
  })
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await working[Symbol.asyncDispose]()
    },
  }
}

/** The tags of all events, packed into as few headers as possible. */
function requests(events: readonly LoggedEvent[] | null, maxCharacters: number): string[] {
  const tags = new Set<string>([ANYTHING])
  for (const event of events ?? []) {
    const touched = eventTags(event)
    if (touched === null) return [EVERYTHING]
    for (const tag of touched.keys()) tags.add(tag)
  }
  if (events === null) return [EVERYTHING]
  const headers: string[] = []
  let header = ''
  for (const tag of tags) {
    if (header.length + tag.length + 1 > maxCharacters) {
      headers.push(header)
      header = tag
    } else header = header === '' ? tag : `${header} ${tag}`
  }
  return [...headers, header]
}
