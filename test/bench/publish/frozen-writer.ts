import { setTimeout as sleep } from 'node:timers/promises'
import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { publishAll, publishArticle } from '../../../src/newsroom/publish/publish.ts'
import { validateSubmission } from '../../../src/newsroom/validation/submission.ts'
import { waits } from './rate.ts'
import { WRITER, wireStory } from './wire-stories.ts'

const FREEZE_MS = 3_000
const OTHERS = 8

/** How long eight writers wait for one that has done everything but the commit of its story, and hangs. */
export async function frozenWriter(query: Query): Promise<void> {
  const others = () => waits(() => publishArticle(query, wireStory(), WRITER), OTHERS, FREEZE_MS)
  const usual = await others()
  const started = Promise.withResolvers<void>()
  const frozen = transact(query, async (tx) => {
    await publishAll(tx, [validateSubmission(wireStory(), ['input'])], WRITER)
    started.resolve()
    await sleep(FREEZE_MS + 500)
  })
  await started.promise
  const beside = await others()
  await frozen
  process.stdout.write(
    `Longest of the publishes of ${OTHERS} writers in ${FREEZE_MS / 1000} s: ${usual.longestMs.toFixed(0)} ms, ` +
      `and ${beside.longestMs.toFixed(0)} ms beside a writer that is frozen in its transaction (goal: 100 more at most)\n`,
  )
}
