import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CONNECTIONS = 32

/** What is asked again and again. */
export interface Asked {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Requests a second that one thread of wrk gets answered, over 32 connections. @throws when wrk is not there, or an answer is none. */
export async function requestsPerSecond(
  { url, method = 'GET', headers = {}, body }: Asked,
  seconds: number,
): Promise<number> {
  const script = join(tmpdir(), `tickertape-wrk-${process.pid}.lua`)
  const text = (value: string) => JSON.stringify(value)
  await writeFile(
    script,
    [
      `wrk.method = ${text(method)}`,
      ...Object.entries(headers).map(([name, value]) => `wrk.headers[${text(name)}] = ${text(value)}`),
      ...(body === undefined ? [] : [`wrk.body = ${text(body)}`]),
    ].join('\n'),
  )
  const given = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, url]
  const { stdout } = await promisify(execFile)('wrk', given).catch((error: unknown) => {
    throw new Error('The benchmark needs wrk (Debian: apt-get install wrk).', { cause: error })
  })
  if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(stdout)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
}
