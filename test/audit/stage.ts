import type { Client } from 'pg'
import { mintToken } from '../../src/auth/tokens.ts'
import { TEST_SECRET } from '../backends.ts'
import { ask } from './load/ask.ts'
import { openWork, type Work } from './load/work.ts'
import type { Scale } from './scale.ts'
import { type Gateway, openGateway } from './services/gateway.ts'
import type { Postgres } from './services/postgres.ts'
import type { OwnRedis } from './services/redis.ts'
import { openVolume, type Volume } from './services/volume.ts'
import { SECTIONS } from './verdict/filter.ts'
import { type Logged, readLog } from './verdict/log.ts'
import type { Verdict } from './verdict/verdict.ts'

const UPSERT_SECTION = 'mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }'
const TOKEN_SECONDS = 86_400

/** Everything that a scenario may break, with the readers and writers. */
export interface Stage extends Work {
  readonly gateways: readonly [Gateway, ...Gateway[]]
  readonly postgres: Postgres
  readonly redis: OwnRedis
  readonly database: string
  readonly volume: Volume | null
  readonly token: string
  readonly scale: Scale
  /** Verdicts of readers in other processes. */
  readonly elsewhere: { readonly subscribers: number; readonly verdict: Verdict }[]
  /** Reads the log directly from the database. */
  log(): Promise<Logged[]>
  /** A connection to the database, without a proxy. */
  connect(): Promise<Client>
}

export interface Services {
  readonly postgres: Postgres
  readonly redis: OwnRedis
}

/** Options of a scenario for its gateways and articles. */
export interface Setup {
  readonly gateways: number
  readonly env: (gateway: number) => Readonly<Record<string, string>>
  readonly bodyCharacters: number
  /** Puts the database on a small disk that can be filled. */
  readonly smallDisk: boolean
}

export async function openStage(
  { postgres, redis }: Services,
  database: string,
  setup: Setup,
  scale: Scale,
  seed: number,
): Promise<Stage> {
  await using opened = new AsyncDisposableStack()
  const volume = setup.smallDisk ? opened.use(await openVolume(postgres.owner)) : null
  const tablespace = volume && `${database}_disk`
  if (volume) {
    await postgres.administer(`create tablespace ${tablespace} location '${volume.folder}'`)
    opened.defer(() => postgres.administer(`drop tablespace ${tablespace}`))
  }
  await postgres.administer(`create database ${database} tablespace ${tablespace ?? 'pg_default'}`)
  opened.defer(() => postgres.administer(`drop database ${database} with (force)`))
  const backends = { postgresPort: postgres.port, redisPort: redis.port, database }
  const [first, ...others] = await Promise.all(
    Array.from({ length: setup.gateways }, async (_, at) =>
      opened.use(await openGateway(`gateway ${at + 1}`, backends, setup.env(at))),
    ),
  )
  if (!first) throw new Error('a scenario needs a gateway')
  const gateways = [first, ...others] as const
  await Promise.all(gateways.map((gateway) => gateway.start()))
  const token = await mintToken(TEST_SECRET, 'editor', 'articles:write sections:write', TOKEN_SECONDS)
  for (const [slug, parent] of Object.entries(SECTIONS)) {
    await ask(first.url, token, UPSERT_SECTION, { input: { slug, name: slug, parent } })
  }
  const urls = [first.url, ...others.map(({ url }) => url)] as const
  const { bodyCharacters } = setup
  const work = opened.use(openWork({ urls, direct: first.direct, token, scale, bodyCharacters, seed }))
  const connect = () => postgres.connect(database)
  const parts = opened.move()
  return {
    ...work,
    gateways,
    postgres,
    redis,
    database,
    volume,
    token,
    scale,
    elsewhere: [],
    connect,
    async log() {
      const client = await connect()
      try {
        return await readLog(client)
      } finally {
        await client.end()
      }
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
