import { pino } from 'pino'
import { z } from 'zod'
import type { Database } from '../../db/connection/database.ts'
import { DirectoryInUse } from '../../db/connection/directory-lock.ts'
import { sectionTree } from '../../db/content/section-tree.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { localSecret } from '../auth/local-secret.ts'
import { mintToken } from '../auth/tokens.ts'
import { openDatabase, prepareDatabase } from '../compose/database.ts'
import { openBus } from '../compose/services.ts'
import type { Config } from '../config/config.ts'
import { publishingRules } from '../config/limits.ts'
import { readUrlFile } from '../http/url-file.ts'
import { batcher } from '../ingest/import/batcher.ts'
import { gatewayPublisher } from '../ingest/import/gateway-publisher.ts'
import type { KnownName } from '../ingest/import/known-names.ts'
import type { Publish, PublishMany } from '../ingest/import/publish.ts'
import { encodeWake, LOG_TOPIC } from '../log/wake.ts'
import { publishArticles } from '../newsroom/publish/publish-articles.ts'
import { MAX_SUBMISSIONS_PER_TRANSACTION } from '../newsroom/publish/split-into-transactions.ts'

const IMPORTER: Viewer = { subject: 'import', scopes: new Set(['articles:publish']), expiresAt: null }
const TOKEN_SECONDS = 3_600

/** Where imported items are published, and what they can name there. */
export interface ImportTarget {
  readonly publish: Publish
  readonly knownSections: readonly KnownName[]
  readonly knownLabels: readonly KnownName[]
  /** How many items are published concurrently. */
  readonly concurrency: number
}

const Names = z.object({
  data: z.object({
    known: z.object({
      nodes: z.array(z.object({ slug: z.string(), name: z.string(), it: z.string(), en: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
})

/** The database; or, if a gateway has the embedded database open, that gateway. */
export async function openImportTarget(config: Config, opened: AsyncDisposableStack): Promise<ImportTarget> {
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
  try {
    const database = opened.use(await openDatabase(config, log))
    await prepareDatabase(database, config, log)
    return databaseTarget(database, config, opened)
  } catch (error) {
    const url = error instanceof DirectoryInUse ? readUrlFile(config.DATA_DIR) : null
    if (url === null) throw error
    return gatewayTarget(url, config)
  }
}

async function databaseTarget(
  { query }: Database,
  config: Config,
  opened: AsyncDisposableStack,
): Promise<ImportTarget> {
  // Without Redis, gateways find the stories by polling.
  const bus = opened.use(openBus(config, () => {}))
  const { epoch } = await query.selectFrom('event_head').select('epoch').executeTakeFirstOrThrow()
  const publishMany: PublishMany = async (submissions) => {
    const results = await publishArticles(query, submissions, IMPORTER, publishingRules(config))
    bus.publish(LOG_TOPIC, encodeWake({ epoch, head: 0 }))
    return results
  }
  return {
    publish: batcher(publishMany, MAX_SUBMISSIONS_PER_TRANSACTION),
    knownSections: (await sectionTree(query)).byLevel(),
    knownLabels: await query.selectFrom('label').select(['slug', 'name', 'names']).execute(),
    concurrency: 2 * MAX_SUBMISSIONS_PER_TRANSACTION,
  }
}

async function gatewayTarget(url: string, config: Config): Promise<ImportTarget> {
  const endpoint = `${url}/graphql`
  const secret = config.AUTH_SECRET ?? localSecret(config.DATA_DIR)
  const token = await mintToken(secret, 'import', 'articles:publish', TOKEN_SECONDS)
  return {
    publish: gatewayPublisher(endpoint, token),
    knownSections: await namesOf('sections', endpoint),
    knownLabels: await namesOf('labels', endpoint),
    concurrency: 1,
  }
}

async function namesOf(
  list: 'sections' | 'labels',
  endpoint: string,
  after: string | null = null,
): Promise<KnownName[]> {
  const query = `query ($after: String) { known: ${list}(first: 100, after: $after) {
    nodes { slug name it: name(language: "it") en: name(language: "en") } pageInfo { hasNextPage endCursor }
  } }`
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  })
  const { nodes, pageInfo } = Names.parse(await answer.json()).data.known
  const found = nodes.map(({ slug, name, it, en }) => ({ slug, name, names: { it, en } }))
  return pageInfo.hasNextPage ? [...found, ...(await namesOf(list, endpoint, pageInfo.endCursor))] : found
}
