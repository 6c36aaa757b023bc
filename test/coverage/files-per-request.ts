/**
 * Prints how many files of ours execute for one request, by V8's precise coverage. The gateway runs on an embedded database, or
 * on a database of its own on the server at DATABASE_URL, with Redis at REDIS_URL. `--list` prints the files too.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Backends } from '../backends.ts'
import { openOwnDatabase } from '../bench/own-database.ts'
import { openNewsroom } from '../newsroom.ts'
import { publishArchive } from './archive.ts'
import { openPaths, type Path } from './paths.ts'
import { type PreciseCoverage, startPreciseCoverage } from './precise-coverage.ts'

const WARM_UP_REQUESTS = 5
const REQUESTS = 5
/** Whatever a request leaves behind, such as storing its answer, is done by then. */
const SETTLE_MS = 20

const { values } = parseArgs({ options: { list: { type: 'boolean', default: false } } })

const backends: Backends = {
  name: 'of its own',
  async open() {
    const { DATABASE_URL, REDIS_URL } = process.env
    if (DATABASE_URL === undefined) {
      const folder = await mkdtemp(join(tmpdir(), 'tickertape-coverage-'))
      return { env: { DATA_DIR: folder }, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
    }
    const own = await openOwnDatabase(DATABASE_URL)
    const env = { DATABASE_URL: own.url, ...(REDIS_URL !== undefined && { REDIS_URL }) }
    return { env, [Symbol.asyncDispose]: () => own[Symbol.asyncDispose]() }
  },
}

await using coverage = await startPreciseCoverage()
await using newsroom = await openNewsroom(backends)
await publishArchive(newsroom)
await using opened = await openPaths(newsroom)

process.stdout.write('path | files | goal\n')
for (const path of opened.paths) {
  const files = await executed(path, coverage)
  process.stdout.write(`${path.name} | ${files.length} | ${path.goal}\n`)
  if (values.list) process.stdout.write(files.map((file) => `  ${file}\n`).join(''))
}

/** The files that execute in each of some requests: what a timer runs during one of them is not counted. */
async function executed({ prepare, request }: Path, coverage: PreciseCoverage): Promise<readonly string[]> {
  const counts = new Map<string, number>()
  for (let count = 0; count < WARM_UP_REQUESTS + REQUESTS; count++) {
    await prepare?.()
    await setTimeout(SETTLE_MS)
    await coverage.take()
    await request()
    await setTimeout(SETTLE_MS)
    const files = await coverage.take()
    if (count >= WARM_UP_REQUESTS) for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, times]) => times === REQUESTS)
    .map(([file]) => file)
    .sort()
}
