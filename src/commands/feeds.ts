import { GraphQLError } from 'graphql'
import { readConfig } from '../config/config.ts'
import { parseFeedArguments, USAGE } from './feeds/arguments.ts'
import { openFeedRegister } from './feeds/open-register.ts'
import { runFeeds } from './feeds/run.ts'
import { startFailure } from './start-failure.ts'

try {
  const action = parseFeedArguments(process.argv.slice(2))
  if ('help' in action) {
    process.stdout.write(action.help)
  } else if ('problem' in action) {
    process.stderr.write(`${action.problem}\n${USAGE}`)
    process.exitCode = 2
  } else {
    await using opened = new AsyncDisposableStack()
    const done = await runFeeds(action, await openFeedRegister(readConfig(process.env), opened))
    if (done === null) {
      process.stderr.write('There is no feed with this slug. npm run feeds lists them.\n')
      process.exitCode = 1
    } else process.stdout.write(done)
  }
} catch (error) {
  process.stderr.write(`${error instanceof GraphQLError ? error.message : startFailure(error)}\n`)
  process.exitCode = 1
}
