import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CONNECTIONS = 32
/** On a machine that others use too, some answers take long. */
const PATIENCE_SECONDS = 30

/** What is asked again and again: each of the requests in its turn. */
export interface Asked {
  readonly origin: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly requests: readonly { readonly path: string; readonly body?: string }[]
}

export interface Answered {
  readonly requests: number
  readonly perSecond: number
}

/** What one thread of wrk gets answered over 32 connections. @throws when wrk is not there, or an answer is none. */
export async function answered(asked: Asked, seconds: number): Promise<Answered> {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-wrk-'))
  try {
    const script = join(folder, 'asked.lua')
    const requests = join(folder, 'requests')
    // Neither a path nor a body of JSON has a tab or a new line in it.
    await writeFile(requests, asked.requests.map(({ path, body = '' }) => `${path}\t${body}`).join('\n'))
    await writeFile(script, lua(asked, requests))
    const given = [
      '-t1',
      `-c${CONNECTIONS}`,
      `-d${seconds}s`,
      `--timeout`,
      `${PATIENCE_SECONDS}s`,
      '-s',
      script,
      asked.origin,
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

/** One request is made once; several cost wrk a little each time. */
function lua({ method, headers, requests }: Asked, file: string): string {
  const text = (value: string) => JSON.stringify(value)
  const given = Object.entries(headers).map(([name, value]) => `[${text(name)}] = ${text(value)}`)
  return `
    wrk.method, wrk.headers = ${text(method)}, { ${given.join(', ')} }
    local requests, turn = {}, 0
    local function read()
      for line in io.lines(${text(file)}) do
        local path, body = line:match("^([^\\t]*)\\t(.*)$")
        requests[#requests + 1] = { path, body ~= "" and body or nil }
      end
    end
    ${
      requests.length === 1
        ? 'read(); wrk.path, wrk.body = requests[1][1], requests[1][2]'
        : `
    function init()
      read()
      for at, asked in ipairs(requests) do requests[at] = wrk.format(nil, asked[1], nil, asked[2]) end
    end
    function request()
      turn = turn % #requests + 1
      return requests[turn]
    end`
    }`
}
