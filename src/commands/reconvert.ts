import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { openDatabase, prepareDatabase } from '../compose/database.ts'
import { openBus } from '../compose/services.ts'
import { readConfig } from '../config/config.ts'
import { encodeWake, LOG_TOPIC } from '../log/wake.ts'
import { reconvertAll, type Tally } from '../newsroom/body/reconvert-all.ts'
import { ProgressLine } from '../terminal/progress-line.ts'
import { startFailure } from './start-failure.ts'

const USAGE = `Usage: npm run reconvert -- [--dry-run]

Makes the bodies of articles again from what their sources gave. Readers get an update of those that look different.

  --dry-run   only counts
  --help      prints this text
`

try {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean' } },
  })
  if (values.help) {
    process.stdout.write(USAGE)
  } else {
    const config = readConfig(process.env)
    const log = pino({ level: config.LOG_LEVEL }, pino.destination(2))
    await using database = await openDatabase(config, log)
    await prepareDatabase(database, config, log)
    await using bus = openBus(config, () => {})
    const { query } = database
    const { epoch } = await query.selectFrom('event_head').select('epoch').executeTakeFirstOrThrow()
    const progress = new ProgressLine(process.stderr, () => performance.now())
    let published = 0
    const tally = await reconvertAll(query, values['dry-run'], (tally) => {
      progress.show(() => textOf(tally))
      if (tally.published > published && !values['dry-run']) bus.publish(LOG_TOPIC, encodeWake({ epoch, head: 0 }))
      published = tally.published
    })
    progress.clear()
    process.stdout.write(`${textOf(tally)}\n`)
  }
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exitCode = 1
}

function textOf({ done, total, published, replaced, unchanged }: Tally): string {
  return `${done} of ${total} articles: ${published} updated for readers, ${replaced} replaced silently, ${unchanged} unchanged`
}
