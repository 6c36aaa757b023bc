import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Announcement = z.object({ url: z.url() })

/** Writes the gateway's URL to the directory of its embedded database, for commands on the same machine. Disposal deletes it. */
export function announce(dataDir: string, url: string): Disposable {
  const file = fileIn(dataDir)
  writeFileSync(file, JSON.stringify({ url }))
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) }
}

/** The URL of the gateway that uses the data directory; null if none is running. */
export function announced(dataDir: string): string | null {
  try {
    return Announcement.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).url
  } catch {
    return null
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'gateway.json')
}
