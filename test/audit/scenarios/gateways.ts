import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { nextVersion } from '../services/next-version.ts'
import { repeatedly } from './repeatedly.ts'

const RESTART_MS = 500

/** Gateways are killed, frozen, restarted, or disconnected from their readers. */
export const GATEWAY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'gateway-killed',
    async run({ scale, news, gateways, chance }) {
      for (let round = 0; round < scale.rounds * 2; round++) {
        const gateway = chance.pick(gateways)
        await gateway.kill()
        await sleep(RESTART_MS)
        await gateway.start()
        await news(scale.stories)
      }
    },
  },
  {
    name: 'gateways-restarted',
    async run({ scale, news, gateways }) {
      for (let round = 0; round < scale.rounds; round++) {
        await Promise.all(
          gateways.map(async (gateway) => {
            await gateway.stop()
            await gateway.start()
          }),
        )
        await news(scale.stories)
      }
    },
  },
  {
    name: 'gateways-upgraded',
    async run({ scale, news, gateways }) {
      const folder = await nextVersion()
      for (const gateway of gateways) {
        await gateway.stop()
        await gateway.start(folder)
        await news(scale.stories)
      }
    },
  },
  {
    name: 'gateway-frozen',
    run: ({ scale, news, gateways: [gateway] }) => repeatedly({ scale, news }, gateway.freeze, gateway.thaw),
  },
  {
    name: 'readers-cut',
    run: ({ scale, news, gateways }) =>
      repeatedly(
        { scale, news },
        () => {
          for (const { front } of gateways) {
            front.turn('refuse')
            front.cut()
          }
        },
        () => gateways.map(({ front }) => front.turn('pass')),
      ),
  },
  {
    name: 'readers-slow',
    run: ({ scale, news, gateways }) =>
      repeatedly(
        { scale, news },
        () => gateways.map(({ front }) => front.turn('slow')),
        () => gateways.map(({ front }) => front.turn('pass')),
      ),
  },
  {
    name: 'readers-stalled',
    run: ({ scale, news, gateways }) =>
      repeatedly(
        { scale, news },
        () => gateways.map(({ front }) => front.turn('stall')),
        () => gateways.map(({ front }) => front.turn('pass')),
      ),
  },
]
