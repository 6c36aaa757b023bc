import type { Query } from '../../db/connection/database.ts'
import type { FeedRoom } from '../../schema/feed/feed-submission.ts'
import { Slots } from '../clock/slots.ts'
import type { Config } from '../config/config.ts'
import { FEED_INTAKE_LIMITS, FEED_PARSER_LIMITS, FEED_POLL_LIMITS, FEED_RECEIVE_LIMITS } from '../config/limits.ts'
import type { Serve } from '../http/router.ts'
import { Parser } from '../ingest/intake/parser.ts'
import { takingDocuments } from '../ingest/intake/take-document.ts'
import type { PollParts } from '../ingest/poll/poll-feed.ts'
import { pollFeeds } from '../ingest/poll/poller.ts'
import { type IngestParts, serveIngest } from '../ingest/push/serve-ingest.ts'
import { serveWebSub } from '../ingest/websub/serve-websub.ts'
import { subscribing } from '../ingest/websub/subscribe.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

export interface Ingest extends AsyncDisposable {
  readonly handlers: readonly Serve[]
}

type Given = Pick<IngestParts, 'authenticate' | 'charge'> & Pick<PollParts, 'agent'>

/** Starts to poll feeds, and takes what their sources send. */
export function openIngest(
  query: Query,
  intake: FeedRoom['intake'],
  config: Config,
  report: Telemetry,
  { agent, ...given }: Given,
): Ingest {
  const parts = new AsyncDisposableStack()
  const parser = parts.use(new Parser(FEED_PARSER_LIMITS))
  const takeDocument = takingDocuments(query, intake, parser, new Slots(FEED_INTAKE_LIMITS))
  const limits = { timeoutMs: config.FEED_TIMEOUT_SECONDS * 1_000, maxBytes: config.MAX_FEED_BYTES }
  const subscribe = subscribing({
    ...{ query, agent, limits, publicUrl: config.PUBLIC_URL },
    onFailed: report.hubFailed,
  })
  const told = { onChanged: report.feedChanged, onError: report.operationFailed }
  const polling = { query, agent, limits, takeDocument, subscribe, ...told }
  if (config.MAX_FEED_POLLS > 0)
    parts.use(pollFeeds(polling, { ...FEED_POLL_LIMITS, maxConcurrent: config.MAX_FEED_POLLS }))
  const receiving = new Slots(FEED_RECEIVE_LIMITS)
  const { maxBytes } = limits
  const receive = { ...given, query, takeDocument, receiving, maxBytes, onError: report.operationFailed }
  return {
    handlers: [serveIngest(receive), serveWebSub(receive)],
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
