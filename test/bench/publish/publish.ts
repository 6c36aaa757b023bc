import { publishArticle } from '../../../src/newsroom/publish/publish.ts'
import { bareWriter, numberBySerial, rowsOfLast } from './bare.ts'
import { batches, besideAnImport } from './batches.ts'
import { frozenWriter } from './frozen-writer.ts'
import { median, rate } from './rate.ts'
import { openBenchDatabase, WRITER, wireStory } from './wire-stories.ts'

const WARM_UP_ARTICLES = 100
const ROUNDS = 5
const ROUND_MS = 1_500

/** Publishing beside the least that a database must do for it, on databases of its own at DATABASE_URL. */
export async function run(): Promise<void> {
  const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1/postgres'
  await using ours = await openBenchDatabase(server)
  await using serial = await openBenchDatabase(server)
  await numberBySerial(serial)
  for (let count = 0; count < WARM_UP_ARTICLES; count++) {
    await publishArticle(ours.query, wireStory(), WRITER)
    await publishArticle(serial.query, wireStory(), WRITER)
  }
  const bare = bareWriter(serial.query, await rowsOfLast(serial.query))
  await rates(() => publishArticle(ours.query, wireStory(), WRITER), bare)
  await frozenWriter(ours.query)
  await batches(ours.query)
  await besideAnImport(ours.query)
}

async function rates(publish: () => Promise<unknown>, bare: () => Promise<unknown>): Promise<void> {
  process.stdout.write('Articles a second, of a transaction that only inserts the same rows, with a serial number:\n')
  for (const connections of [1, 8, 32]) {
    const ours: number[] = []
    const plain: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await rate(publish, connections, ROUND_MS))
      plain.push(await rate(bare, connections, ROUND_MS))
    }
    const [one, other] = [median(ours), median(plain)]
    process.stdout.write(
      `  ${connections} at once: ${one.toFixed(0)} of ${other.toFixed(0)}, ratio ${(one / other).toFixed(2)} (goal: 0.40 or more)\n`,
    )
  }
}
