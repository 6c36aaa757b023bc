import { GraphQLError } from 'graphql'
import { readConfig } from '../config/config.ts'
import { printLines } from '../terminal/terminal-text.ts'
import { parseFeedArguments, USAGE } from './feeds/arguments.ts'
import { openFeedRegister } from './feeds/open-register.ts'
import { runFeeds } from './feeds/run.ts'
import { startFailure } from './start-failure.ts'

try {
  const action = parseFeedArguments(process.argv.slice(2))
  if ('help' in action) {
    process.stdout.write(action.help)
  } else if ('problem' in action) {
    printLines(process.stderr, `${action.problem}\n${USAGE}`)
    process.exitCode = 2
  } else {
    await using opened = new AsyncDisposableStack()
    const done = await runFeeds(action, await openFeedRegister(readConfig(process.env), opened))
    if (done === null) {
      process.stderr.write('There is no feed with this slug. npm run feeds lists them.\n')
      process.exitCode = 1
    } else printLines(process.stdout, done)
  }
} catch (error) {
  printLines(process.stderr, error instanceof GraphQLError ? error.message : startFailure(error))
  process.exitCode = 1
}
