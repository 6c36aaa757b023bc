import { pino } from 'pino'
import { z } from 'zod'
import type { Database } from '../../db/connection/database.ts'
import { DirectoryInUse } from '../../db/connection/directory-lock.ts'
import { sectionTree } from '../../db/content/section-tree.ts'
import { localSecret } from '../auth/local-secret.ts'
import { mintToken } from '../auth/tokens.ts'
import { openDatabase, prepareDatabase } from '../compose/database.ts'
import { openBus } from '../compose/services.ts'
import type { Config } from '../config/config.ts'
import { publishingRules } from '../config/limits.ts'
import { readUrlFile } from '../http/url-file.ts'
import { batcher } from '../ingest/import/batcher.ts'
import { gatewayIntake } from '../ingest/import/gateway-intake.ts'
import type { KnownName } from '../ingest/import/known-names.ts'
import type { Brought, Take, TakeMany } from '../ingest/import/take.ts'
import { encodeWake, LOG_TOPIC } from '../log/wake.ts'
import { intake } from '../newsroom/feeds/intake.ts'
import { MAX_SUBMISSIONS_PER_TRANSACTION } from '../newsroom/publish/split-into-transactions.ts'

const TOKEN_SECONDS = 3_600

/** Where imported items go, and what they can name there. */
export interface ImportTarget {
  readonly take: Take
  readonly knownSections: readonly KnownName[]
  readonly knownLabels: readonly KnownName[]
  /** How many items are in hand at a time. */
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
export async function openImportTarget(
  config: Config,
  dryRun: boolean,
  opened: AsyncDisposableStack,
): Promise<ImportTarget> {
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
  try {
    const database = opened.use(await openDatabase(config, log))
    await prepareDatabase(database, config, log)
    return databaseTarget(database, config, dryRun, opened)
  } catch (error) {
    const url = error instanceof DirectoryInUse ? readUrlFile(config.DATA_DIR) : null
    if (url === null) throw error
    return gatewayTarget(url, config, dryRun)
  }
}

async function databaseTarget(
  { query }: Database,
  config: Config,
  dryRun: boolean,
  opened: AsyncDisposableStack,
): Promise<ImportTarget> {
  // Without Redis, gateways find the stories by polling.
  const bus = opened.use(openBus(config, () => {}))
  const { epoch } = await query.selectFrom('event_head').select('epoch').executeTakeFirstOrThrow()
  const takeMany: TakeMany = async (brought) => {
    const results: Awaited<ReturnType<TakeMany>>[number][] = []
    for (const [{ feed, section }, items] of byFeed(brought)) {
      results.push(...(await intake(query, { feed, items, section, dryRun }, publishingRules(config))))
    }
    bus.publish(LOG_TOPIC, encodeWake({ epoch, head: 0 }))
    return results
  }
  return {
    take: batcher(takeMany, MAX_SUBMISSIONS_PER_TRANSACTION),
    knownSections: (await sectionTree(query)).byLevel(),
    knownLabels: await query.selectFrom('label').select(['slug', 'name', 'names']).execute(),
    concurrency: 2 * MAX_SUBMISSIONS_PER_TRANSACTION,
  }
}

/** Runs of items of the same feed. */
function* byFeed(brought: readonly Brought[]): Generator<readonly [Brought, readonly Brought['item'][]]> {
  let run: Brought[] = []
  for (const one of brought) {
    const [first] = run
    if (first && (first.feed.by !== one.feed.by || first.feed.value !== one.feed.value)) {
      yield [first, run.map(({ item }) => item)]
      run = []
    }
    run.push(one)
  }
  const [first] = run
  if (first) yield [first, run.map(({ item }) => item)]
}

async function gatewayTarget(url: string, config: Config, dryRun: boolean): Promise<ImportTarget> {
  const endpoint = `${url}/graphql`
  const secret = config.AUTH_SECRET ?? localSecret(config.DATA_DIR)
  const token = await mintToken(secret, 'import', 'feeds:write', TOKEN_SECONDS)
  return {
    take: gatewayIntake(endpoint, token, dryRun),
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
