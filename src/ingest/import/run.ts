import type { Readable } from 'node:stream'
import type { Terminal } from '../../terminal/progress-line.ts'
import { oneLine } from '../text/plain-text.ts'
import type { Arguments } from './arguments.ts'
import { openImportFile } from './import-file.ts'
import { importItems } from './import-items.ts'
import { type KnownName, slugNamed } from './known-names.ts'
import { parseFile } from './parse-file.ts'
import { Progress } from './progress.ts'
import type { Publish } from './publish.ts'
import { refusalLines, summaryLine } from './report.ts'
import { type Placement, submissionOf } from './submission.ts'

export interface RunOptions extends Arguments {
  readonly knownSections: readonly KnownName[]
  readonly knownLabels: readonly KnownName[]
  readonly publish: Publish
  /** Maximum number of items published concurrently. */
  readonly concurrency?: number
  readonly stdin: Readable
  readonly stdout: Terminal
  readonly stderr: Terminal
}

/** Imports the files in order. Exit code 0: all items were accepted; 1: some were refused; 2: the section does not exist. */
export async function runImport(options: RunOptions): Promise<number> {
  const { files, section, language, knownSections, knownLabels, stderr } = options
  const slug = section === null ? null : slugNamed(section, knownSections)
  if (section !== null && slug === null) {
    stderr.write(
      `There is no section "${section}". There are: ${knownSections.map((known) => known.slug).join(', ')}.\n`,
    )
    return 2
  }
  let allAccepted = true
  for (const file of files) {
    const result = await importFile(file, { section: slug, language, knownSections, knownLabels }, options)
    if (result !== 'accepted') allAccepted = false
    if (result === 'aborted') break
  }
  return allAccepted ? 0 : 1
}

type Result = 'accepted' | 'refused' | 'aborted'

async function importFile(file: string, placement: Placement, options: RunOptions): Promise<Result> {
  const { publish, stdin, stdout, stderr, concurrency = 8 } = options
  const startedMs = performance.now()
  try {
    await using opened = await openImportFile(file, stdin)
    const parsed = await parseFile(opened)
    if ('problem' in parsed) {
      stderr.write(`refused: ${opened.name}: ${oneLine(parsed.problem)}\n`)
      return 'refused'
    }
    const progress = new Progress(stderr, opened.name, () => performance.now())
    const summary = await importItems(parsed.items, publish, {
      concurrency,
      toSubmission: (item) => submissionOf(item, placement, new Date()),
      onProgress: (tally) => progress.show(tally, parsed.fraction()),
    })
    progress.clear()
    for (const line of refusalLines(summary)) stderr.write(`${line}\n`)
    if (summary.aborted !== null)
      stderr.write(`stopped in ${opened.name}: ${summary.aborted} What was imported stays.\n`)
    stdout.write(`${summaryLine(summary, opened.name, (performance.now() - startedMs) / 1000)}\n`)
    if (summary.aborted !== null) return 'aborted'
    return summary.refused > 0 ? 'refused' : 'accepted'
  } catch (error) {
    stderr.write(
      `refused: ${file}: it cannot be read: ${oneLine(error instanceof Error ? error.message : String(error))}\n`,
    )
    return 'refused'
  }
}
