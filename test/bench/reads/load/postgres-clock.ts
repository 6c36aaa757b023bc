import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { cpuMs } from '../../live/subject.ts'

/** Processor time that the connections to one database use. */
export interface PostgresClock extends AsyncDisposable {
  /** Begins to measure. What it gives resolves to the milliseconds since; null where Postgres runs on another machine. */
  start(): Promise<() => Promise<number | null>>
}

export async function openPostgresClock(databaseUrl: string): Promise<PostgresClock> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const used = async () => {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    return rows.every(isPostgres) ? new Map(rows.map((backend) => [backend.pid, cpuMs(backend)])) : null
  }
  return {
    async start() {
      const before = await used()
      return async () => {
        const after = await used()
        if (!before || !after) return null
        // Pools close connections that were idle: those count for nothing.
        return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0)
      }
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

function isPostgres({ pid }: { readonly pid: number }): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}
