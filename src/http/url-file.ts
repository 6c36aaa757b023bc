import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const UrlFile = z.object({ url: z.url() })

/** Writes the gateway's URL to the directory of its embedded database, for commands on the same machine. Disposal deletes it. */
export function writeUrlFile(dataDir: string, url: string): Disposable {
  const file = pathIn(dataDir)
  writeFileSync(file, JSON.stringify({ url }))
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) }
}

/** The URL of the gateway that uses the data directory; null if none is running. */
export function readUrlFile(dataDir: string): string | null {
  try {
    return UrlFile.parse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8'))).url
  } catch {
    return null
  }
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'gateway.json')
}
