import { readConfig } from '../config.ts'
import { parseArguments } from '../ingest/import/arguments.ts'
import { runImport } from '../ingest/import/run.ts'
import { openDesk } from './import-target.ts'
import { startFailure } from './start-failure.ts'

try {
  const given = parseArguments(process.argv.slice(2))
  if ('help' in given) {
    process.stdout.write(given.help)
  } else if ('problem' in given) {
    process.stderr.write(`${given.problem}\n`)
    process.exitCode = 2
  } else {
    await using opened = new AsyncDisposableStack()
    const desk = await openDesk(readConfig(process.env), opened)
    const { stdin, stdout, stderr } = process
    process.exitCode = await runImport({ ...given, ...desk, stdin, stdout, stderr })
  }
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exitCode = 1
}
