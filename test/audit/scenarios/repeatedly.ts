import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../stage.ts'

/** Breaks something for a while, mends it, and lets news flow for a while. */
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
