import type { Query } from '../../../db/connection/database.ts'
import { publishArticle } from '../../../src/newsroom/publish/publish.ts'
import { publishArticles } from '../../../src/newsroom/publish/publish-articles.ts'
import { median, took, waits } from './rate.ts'
import { WRITER, wireStory } from './wire-stories.ts'

const STORIES = 100
const ROUNDS = 5
const IMPORT_MS = 3_000

/** A hundred articles in one transaction beside the same one by one. */
export async function batches(query: Query): Promise<void> {
  const together: number[] = []
  const single: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    together.push(await took(() => publishArticles(query, Array.from({ length: STORIES }, wireStory), WRITER)))
    single.push(
      await took(async () => {
        for (let count = 0; count < STORIES; count++) await publishArticle(query, wireStory(), WRITER)
      }),
    )
  }
  const [one, other] = [median(together), median(single)]
  process.stdout.write(
    `${STORIES} articles in one transaction: ${one.toFixed(0)} ms, one by one: ${other.toFixed(0)} ms, ` +
      `ratio ${(one / other).toFixed(2)} (goal: 0.25 or less)\n`,
  )
}

/** How long a live publish takes while batches come in without a pause. */
export async function besideAnImport(query: Query): Promise<void> {
  const live = () => waits(() => publishArticle(query, wireStory(), WRITER), 1, IMPORT_MS)
  const usual = await live()
  let importing = true
  const imported = (async () => {
    while (importing) await publishArticles(query, Array.from({ length: STORIES }, wireStory), WRITER)
  })()
  const beside = await live()
  importing = false
  await imported
  process.stdout.write(
    `A live publish: median ${usual.medianMs.toFixed(0)} ms, longest ${usual.longestMs.toFixed(0)} ms; ` +
      `beside an import: median ${beside.medianMs.toFixed(0)} ms, longest ${beside.longestMs.toFixed(0)} ms\n`,
  )
}
