import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { CONNECTIONS, type Load } from './load.ts'

/** On a machine that others use too, some answers take long. */
const TIMEOUT_SECONDS = 30
const SCRIPT = fileURLToPath(new URL('./readers.lua', import.meta.url))

/** What is asked again and again: each of the requests in its turn. */
export interface Asked {
  readonly origin: string
  readonly method: 'GET' | 'POST'
  /** The same in every request, beside those of each reader. */
  readonly headers: Readonly<Record<string, string>>
  readonly requests: readonly { readonly path: string; readonly body?: string }[]
}

/** One thread of wrk, which sends what `readers.lua` says. @throws also when wrk is not installed. */
export function overHttp({ origin, method, headers, requests }: Asked): Load {
  return async (seconds) => {
    const folder = await mkdtemp(join(tmpdir(), 'tickertape-wrk-'))
    try {
      const [fixed, file] = [join(folder, 'headers'), join(folder, 'requests')]
      await writeFile(
        fixed,
        Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join(''),
      )
      // Neither a path nor a body of JSON has a tab or a new line in it.
      await writeFile(file, requests.map(({ path, body = '' }) => `${path}\t${body}`).join('\n'))
      const time = [`-d${seconds}s`, '--timeout', `${TIMEOUT_SECONDS}s`]
      const given = [
        '-t1',
        `-c${CONNECTIONS}`,
        ...time,
        '-s',
        SCRIPT,
        origin,
        '--',
        method,
        new URL(origin).host,
        fixed,
        file,
      ]
      const { stdout } = await promisify(execFile)('wrk', given)
      if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(`not every request was answered:\n${stdout}`)
      return {
        requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
        perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
      throw new Error('The benchmark needs wrk (Debian: apt-get install wrk).', { cause: error })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
