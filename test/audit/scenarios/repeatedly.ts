import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../stage.ts'

/** Repeats: inject a fault for a while, repair it, and let writers publish for a while. */
export async function repeatedly(
  { scale, news }: Pick<Stage, 'scale' | 'news'>,
  damage: () => unknown,
  mend: () => unknown,
): Promise<void> {
  for (let round = 0; round < scale.rounds; round++) {
    await damage()
    await sleep(scale.faultMs)
    await mend()
    await news(scale.stories)
  }
}
