import { readConfig } from '../config/config.ts'
import { parseArguments } from '../ingest/import/arguments.ts'
import { runImport } from '../ingest/import/run.ts'
import { printLines } from '../terminal/terminal-text.ts'
import { downloader } from './download.ts'
import { openImportTarget } from './import-target.ts'
import { startFailure } from './start-failure.ts'

try {
  const options = parseArguments(process.argv.slice(2))
  if ('help' in options) {
    process.stdout.write(options.help)
  } else if ('problem' in options) {
    printLines(process.stderr, options.problem)
    process.exitCode = 2
  } else {
    const config = readConfig(process.env)
    await using opened = new AsyncDisposableStack()
    const target = await openImportTarget(config, options.dryRun, opened)
    const { stdin, stdout, stderr } = process
    process.exitCode = await runImport({ ...options, ...target, download: downloader(config), stdin, stdout, stderr })
  }
} catch (error) {
  printLines(process.stderr, startFailure(error))
  process.exitCode = 1
}
