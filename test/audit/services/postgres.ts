import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from '../../free-port.ts'
import { type Child, run, start, temporaryFolder } from './child.ts'

const MAX_CONNECTIONS = 60
const RETRY_MS = 100

/** A Postgres server that can be killed and restarted. Committed data survives. */
export interface Postgres extends AsyncDisposable {
  readonly port: number
  /** The user it runs as, if not the current one. */
  readonly owner: { readonly uid?: number; readonly gid?: number }
  start(): Promise<void>
  /** Sends SIGKILL to all its processes. */
  kill(): Promise<void>
  /** A connection of the audit, without a proxy. */
  connect(database: string): Promise<Client>
  administer(statement: string): Promise<void>
  /** Runs one of its programs, such as pg_dump. */
  run(program: string, ...given: readonly string[]): Promise<void>
}

/** Starts an empty server, or a streaming replica of another. */
export async function openPostgres(copied: Postgres | null = null): Promise<Postgres> {
  const bin = binaries()
  // Postgres refuses to run as root.
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  const folder = temporaryFolder()
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const options = { cwd: folder, ...owner }
  const port = await freePort()
  const data = join(folder, 'data')
  if (copied) {
    const from = ['-h', '127.0.0.1', '-p', String(copied.port), '-U', 'postgres']
    await run(join(bin, 'pg_basebackup'), ['-D', data, '-R', '-X', 'stream', '-c', 'fast', '-N', ...from], options)
  } else {
    await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], options)
  }
  let server: Child | null = null
  const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
  const postgres: Postgres = {
    port,
    owner,
    async start() {
      for (;;) {
        server = start(
          join(bin, 'postgres'),
          [
            ...['-D', data, '-p', String(port)],
            ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `max_connections=${MAX_CONNECTIONS}`].flatMap(
              (setting) => ['-c', setting],
            ),
          ],
          options,
        )
        try {
          await server.says(/ready to accept (read-only )?connections/)
          return
        } catch (error) {
          // After a kill, its child processes hold the shared memory for a moment.
          if (!/still in use|postmaster.pid. already exists/.test(String(error))) throw error
          await sleep(RETRY_MS)
        }
      }
    },
    async kill() {
      server?.kill('SIGKILL')
      await server?.gone
      server = null
    },
    async connect(database) {
      const client = new Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/${database}` })
      // The connection is lost with the server; its next use fails.
      client.on('error', () => {})
      await client.connect()
      return client
    },
    async administer(statement) {
      const client = await postgres.connect('postgres')
      try {
        await client.query(statement)
      } finally {
        await client.end()
      }
    },
    run: (program, ...given) => run(join(bin, program), [...at, ...given], options),
    [Symbol.asyncDispose]: () => postgres.kill(),
  }
  await postgres.start()
  return postgres
}

function binaries(): string {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...globSync('/usr/lib/postgresql/*/bin').sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  ]
  const found = folders.findLast((folder) =>
    ['initdb', 'postgres', 'pg_dump'].every((name) => existsSync(join(folder, name))),
  )
  if (found === undefined)
    throw new Error(
      'no Postgres here: install one (Debian: apt-get install postgresql) or put its bin folder into PATH',
    )
  return found
}

function idOf(what: '-u' | '-g'): number {
  for (const user of ['postgres', 'nobody']) {
    try {
      return Number(execFileSync('id', [what, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
    } catch {}
  }
  throw new Error('Postgres refuses to run as root, and there is neither a user postgres nor nobody')
}
