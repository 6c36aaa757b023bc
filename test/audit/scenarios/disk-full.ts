import { setTimeout as sleep } from 'node:timers/promises'
import { asOf } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import { volumeProblem } from '../services/volume.ts'
import type { Stage } from '../stage.ts'

const MAX_UNNOTICED_MS = 20_000
const LOOK_EVERY_MS = 50

/** The database's disk is full for a while: mutations fail, subscribers continue, and nothing has to be restarted. */
export const DISK_FULL_SCENARIO: Scenario = {
  name: 'disk-full',
  setup: { smallDisk: true, bodyCharacters: 20_000 },
  impossible: volumeProblem,
  run: fill,
}

async function fill(stage: Stage): Promise<void> {
  const { volume, scale, gateways, token, diary, complain, news } = stage
  if (!volume) throw new Error('this scenario needs a small disk')
  for (let round = 0; round < scale.rounds; round++) {
    const refused = () => diary.refused.get('UNAVAILABLE') ?? 0
    const refusedBefore = refused()
    await volume.fill()
    // Pages of the database have free space for a while.
    const giveUpAt = performance.now() + MAX_UNNOTICED_MS
    while (refused() === refusedBefore && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS)
    await sleep(scale.faultMs)
    for (const { direct, name } of gateways) {
      await asOf(direct(), token).catch((error) => complain(`${name} does not answer readers: ${error}`))
    }
    await volume.free()
    if (refused() === refusedBefore) complain('nobody noticed that the disk was full')
    await news(scale.stories)
  }
}
