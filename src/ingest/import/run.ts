import type { Readable } from 'node:stream'
import type { Terminal } from '../../terminal/progress-line.ts'
import { printLines } from '../../terminal/terminal-text.ts'
import { oneLine } from '../text/plain-text.ts'
import type { Arguments } from './arguments.ts'
import { broughtOf } from './brought.ts'
import { type Download, openImportFile } from './import-file.ts'
import { importItems, type Summary } from './import-items.ts'
import { type KnownName, slugNamed } from './known-names.ts'
import { parseFile } from './parse-file.ts'
import { Progress } from './progress.ts'
import { dryLine, noteLines, summaryLine } from './report.ts'
import type { Placement } from './submission.ts'
import type { Take } from './take.ts'

export interface RunOptions extends Arguments {
  readonly knownSections: readonly KnownName[]
  readonly knownLabels: readonly KnownName[]
  readonly take: Take
  readonly download: Download
  /** Maximum number of items in hand. */
  readonly concurrency?: number
  readonly stdin: Readable
  readonly stdout: Terminal
  readonly stderr: Terminal
}

/**
 * Imports the files in order. Exit code 0: all items were taken; 1: some were refused; 2: the section does not exist; 3: an article was
 * to be withdrawn or killed, and was not.
 */
export async function runImport(options: RunOptions): Promise<number> {
  const { files, section, language, knownSections, knownLabels, stderr } = options
  const slug = section === null ? null : slugNamed(section, knownSections)
  if (section !== null && slug === null) {
    const known = knownSections.map((one) => one.slug).join(', ')
    printLines(stderr, `There is no section "${section}". There are: ${known}.`)
    return 2
  }
  let exitCode = 0
  for (const file of files) {
    const result = await importFile(file, { section: slug, language, knownSections, knownLabels }, options)
    exitCode = Math.max(exitCode, EXIT_CODES[result.end])
    if (result.aborted) break
  }
  return exitCode
}

const EXIT_CODES = { taken: 0, refused: 1, unheeded: 3 } as const

interface Result {
  readonly end: keyof typeof EXIT_CODES
  readonly aborted: boolean
}

const UNREAD: Result = { end: 'refused', aborted: false }

async function importFile(file: string, placement: Placement, options: RunOptions): Promise<Result> {
  const { take, download, feed, dryRun, stdin, stdout, stderr, concurrency = 8 } = options
  const startedMs = performance.now()
  try {
    await using opened = await openImportFile(file, stdin, download)
    const parsed = await parseFile(opened)
    if ('problem' in parsed) {
      printLines(stderr, `refused: ${opened.name}: ${oneLine(parsed.problem)}`)
      return UNREAD
    }
    const progress = new Progress(stderr, opened.name, () => performance.now())
    const summary = await importItems(parsed.items, take, {
      concurrency,
      toBrought: (item) => broughtOf(item, { feed, document: opened.name }, placement, new Date()),
      onTaken: (item, result) => dryRun && printLines(stdout, dryLine(item, result)),
      onProgress: (tally) => progress.show(tally, parsed.fraction()),
    })
    progress.clear()
    for (const line of noteLines(summary)) printLines(stderr, line)
    if (summary.aborted !== null)
      printLines(stderr, `stopped in ${opened.name}: ${summary.aborted} What was imported stays.`)
    printLines(stdout, summaryLine(summary, opened.name, (performance.now() - startedMs) / 1000, dryRun))
    return { end: endOf(summary), aborted: summary.aborted !== null }
  } catch (error) {
    const reason = oneLine(error instanceof Error ? error.message : String(error))
    printLines(stderr, `refused: ${file}: it cannot be read: ${reason}`)
    return UNREAD
  }
}

function endOf({ refused, unheeded, aborted }: Summary): Result['end'] {
  if (unheeded > 0) return 'unheeded'
  return refused > 0 || aborted !== null ? 'refused' : 'taken'
}
