import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { batcher } from '../../../src/ingest/import/batcher.ts'
import { runImport } from '../../../src/ingest/import/run.ts'
import type { Publisher } from '../../publisher.ts'

/** Imports documents, by name, one after the other, as the command does. Returns the exit code. */
export async function importOf(
  { newsroom }: Publisher,
  documents: Readonly<Record<string, string>>,
  feed: string | null = null,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-cases-'))
  await using opened = new AsyncDisposableStack()
  opened.defer(() => rm(folder, { recursive: true }))
  const files: string[] = []
  for (const [name, text] of Object.entries(documents)) {
    files.push(join(folder, name))
    await writeFile(join(folder, name), text)
  }
  const take = batcher(async (brought) => {
    const results = []
    for (const { feed, item } of brought) results.push(...(await newsroom.intake({ feed, items: [item] })))
    return results
  }, 100)
  const terminal = { write: () => {} }
  return await runImport({
    ...{ files, section: null, language: null, feed, dryRun: false, knownSections: [], knownLabels: [], take },
    ...{ download: () => Promise.reject(new Error('there is no network')) },
    ...{ stdin: Readable.from([]), stdout: terminal, stderr: terminal },
  })
}

/** An RSS document with one item. */
export function rss(link: string | null, guid: string, title: string, categories: readonly string[] = []): string {
  const home = link === null ? '' : `<link>${link}</link>`
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>${home}<description>d</description>
<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><pubDate>Sat, 02 May 2026 08:00:00 GMT</pubDate>
${categories.map((name) => `<category>${name}</category>`).join('')}<description>Words.</description></item></channel></rss>`
}

/** A ninjs item. */
export function ninjs(fields: object): string {
  const bodies = [{ role: 'main', contentType: 'text/html', value: '<p>Words.</p>' }]
  return JSON.stringify({
    type: 'text',
    language: 'en',
    headlines: [{ role: 'main', value: 'Ferries' }],
    bodies,
    ...fields,
  })
}
