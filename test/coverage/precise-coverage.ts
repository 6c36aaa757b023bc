import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OURS = /^(src|schema|db)\//

/** Counts by V8 of the functions that run in this process. */
export interface PreciseCoverage extends AsyncDisposable {
  /** Files of src, schema and db in which at least one function has run since the last call. */
  take(): Promise<ReadonlySet<string>>
}

export async function startPreciseCoverage(): Promise<PreciseCoverage> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  // Not `detailed`: blocks within a function do not matter here.
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage')
      const executed = result
        .filter(({ url, functions }) => url.startsWith('file:') && functions.some(({ ranges }) => ranges[0]?.count))
        .map(({ url }) => relative(ROOT, fileURLToPath(url)))
      return new Set(executed.filter((file) => OURS.test(file)))
    },
    async [Symbol.asyncDispose]() {
      session.disconnect()
    },
  }
}
