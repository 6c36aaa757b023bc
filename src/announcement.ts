import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Announcement = z.object({ url: z.url() })

/** An embedded gateway says where it serves, in its folder, so that commands on the same machine find it. */
export function announce(dataDir: string, url: string): Disposable {
  const file = fileIn(dataDir)
  writeFileSync(file, JSON.stringify({ url }))
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) }
}

/** Where the gateway that owns the folder serves; null when none said so. */
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
