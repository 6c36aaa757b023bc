import { parseArgs } from 'node:util'
import { DATABASE_URL } from '../services.ts'
import { dropArchives } from './archive/archive.ts'
import { growth } from './growth/growth.ts'
import { kept } from './kept/kept.ts'
import { report } from './report/report.ts'
import { say } from './say.ts'
import { SERVERS, uncached } from './uncached/uncached.ts'

const FULL = {
  stories: 50_000,
  moreStories: 500_000,
  keys: { few: 100, many: 10_000, all: 100_000 },
  sizes: [2, 20, 100],
}
const QUICK = { stories: 2_000, moreStories: 20_000, keys: { few: 100, many: 1_000, all: 4_000 }, sizes: [2] }
const PARTS = ['uncached', 'cached', 'growth'] as const

/** Reads of one gateway: cache misses, cache hits, and both as the archive and the cache grow. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      servers: { type: 'string', default: Object.keys(SERVERS).join(';') },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      drop: { type: 'boolean', default: false },
    },
  })
  const parts = values.only.split(',')
  const unknown = parts.filter((part) => !PARTS.some((one) => one === part))
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: --only takes ${PARTS.join(',')}.`)
  if (values.save && values.quick) throw new Error('--quick measures too little for --save: use one of them.')
  if (values.drop) {
    for (const name of await dropArchives(DATABASE_URL)) say('dropped', name)
    return
  }
  // Every server as it is run in earnest.
  Object.assign(process.env, { NODE_ENV: 'production', GRAPHILE_ENV: 'production' })
  const rounds = {
    // Short turns, and many: a machine that others use too is faster and slower from minute to minute.
    rounds: Number(values.rounds ?? (values.quick ? 1 : 15)),
    seconds: Number(values.seconds ?? 1),
    warmUpSeconds: values.quick ? 1 : 10,
  }
  const scale = values.quick ? QUICK : FULL
  const keep = values.save ? report : () => {}
  if (parts.includes('uncached')) {
    const names = values.servers.split(';')
    keep({ uncached: await uncached(DATABASE_URL, { ...rounds, stories: scale.stories, names }) })
  }
  if (parts.includes('cached')) keep({ kept: await kept(DATABASE_URL, { ...rounds, sizes: scale.sizes }) })
  if (parts.includes('growth')) keep({ growth: await growth(DATABASE_URL, { ...rounds, ...scale }) })
}
