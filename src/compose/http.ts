import type { Registry } from 'prom-client'
import type { Query } from '../../db/connection/database.ts'
import type { Context } from '../../schema/context.ts'
import type { OnError } from '../../schema/mask-error.ts'
import { schema } from '../../schema/schema.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { Config } from '../config/config.ts'
import { allowedHosts, allowedOrigins } from '../config/limits.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import type { Documents } from '../graphql/documents.ts'
import type { Operations } from '../graphql/prepare.ts'
import type { CacheParts } from '../http/cache/cached-handler.ts'
import { graphiql } from '../http/graphiql/graphiql.ts'
import type { Readiness } from '../http/health.ts'
import { router, type Serve } from '../http/router.ts'
import { type Listening, listen, type Transports } from '../http/server.ts'
import type { ServeStream } from '../http/stream-handler.ts'
import { graphqlYoga } from '../http/yoga.ts'
import type { Bucket } from '../media/bucket.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import { openMedia } from './media.ts'
import { openSite } from './site.ts'

/** What the gateway serves over HTTP is made of. */
export interface HttpParts {
  readonly query: Query
  readonly operations: Operations
  readonly answer: AnswerOperation
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly authenticate: Authenticate
  readonly charge: ChargeFrom
  readonly cache: CacheParts
  readonly bucket: Bucket
  readonly publicUrl: () => string
  readonly stream: ServeStream
  readonly transports: Transports
  /** What takes documents of feeds. */
  readonly ingest: readonly Serve[]
  /** Without the check of draining. */
  readonly readiness: Readiness
  readonly registry: Registry
  readonly onError: OnError
}

/** Listens, and serves GraphQL, pages, feeds, media, health and metrics. */
export async function openHttp(config: Config, parts: HttpParts): Promise<Listening> {
  const { query, answer, cache, authenticate, charge, documents, openContext, publicUrl, onError } = parts
  const origins = allowedOrigins(config)
  const graphql = {
    ...{
      authenticate,
      documents,
      openContext,
      charge,
      cache,
      stream: parts.stream,
      graphiql: config.GRAPHIQL === 'on' ? graphiql() : null,
    },
    respond: graphqlYoga({ schema, operations: parts.operations, answer, onError }),
    allowedOrigins: origins,
    maxBodyBytes: config.MAX_BODY_BYTES,
  }
  const site = { name: config.SITE_NAME, hub: config.WEBSUB_HUB_URL, indexNowKey: config.INDEXNOW_KEY }
  const media = openMedia(config, { bucket: parts.bucket, query, authenticate, charge, publicUrl, onError })
  const pages = { answer, openContext: () => openContext(ANONYMOUS), cache, charge, site, onError }
  const listening: Listening = await listen(
    router({
      graphql,
      site: openSite(pages, [media, ...parts.ingest]),
      readiness: {
        ...parts.readiness,
        needed: { ...parts.readiness.needed, draining: () => (listening.draining ? 'this gateway is stopping' : null) },
      },
      registry: parts.registry,
      onError,
    }),
    parts.transports,
    {
      port: config.PORT,
      host: config.HOST,
      allowedHosts: allowedHosts(config),
      drainNoticeSeconds: config.DRAIN_NOTICE_SECONDS,
      drainSeconds: config.DRAIN_SECONDS,
      requestTimeoutSeconds: config.UPLOAD_TIMEOUT_SECONDS,
    },
  )
  return listening
}
