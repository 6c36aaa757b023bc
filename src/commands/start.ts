import './production.ts'

import { pino } from 'pino'
import { openGateway } from '../compose/gateway.ts'
import { readConfig } from '../config/config.ts'
import { requireFreshBundle } from '../web/bundle/read-bundle.ts'
import { whenOrphaned } from './orphan.ts'
import { refuseArguments, startFailure } from './start-failure.ts'

// What is written to disk, such as the embedded database and uploads, is for this user only.
process.umask(0o077)
try {
  refuseArguments()
  requireFreshBundle()
  const config = readConfig(process.env)
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
  const gateway = await openGateway(config, log)
  let stopping = false
  const stop = async (signal: NodeJS.Signals | 'orphaned') => {
    // A second signal skips the drain and exits immediately.
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    await gateway.drain()
    await gateway[Symbol.asyncDispose]()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // After Ctrl-C, npm may exit before the drain is over. The parent's exit then is not a second signal.
  if (process.env.npm_lifecycle_event) whenOrphaned(() => void (stopping || stop('orphaned')))
  process.stdout.write(
    [
      `Tickertape is ready at ${gateway.url}`,
      `  front page   ${gateway.url}`,
      `  GraphiQL     ${gateway.url}/graphql`,
      `  live stream  ${gateway.url}/graphql/stream, ${gateway.url.replace(/^http/, 'ws')}/graphql`,
      '  a token      npm run token -- --scope articles:write',
      '',
    ].join('\n'),
  )
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exit(1)
}
