import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { openWire } from '../services/wire.ts'
import type { Stage } from '../stage.ts'

const STALLED_READERS = 10
/** Long enough that the writes exceed the kernel's buffers. */
const BODY_CHARACTERS = 60_000

export const STALLED_SCENARIO: Scenario = {
  name: 'readers-stop-reading',
  setup: { bodyCharacters: BODY_CHARACTERS, env: () => ({ SLOW_AFTER_MS: '1000', MAX_UNSENT_BYTES: '65536' }) },
  run: stopReading,
}

/** Some readers stop reading for a long time. The others must not notice, and they themselves must resume. */
async function stopReading({ gateways: [gateway], scale, read, news }: Stage): Promise<void> {
  await using wire = await openWire(Number(new URL(gateway.direct()).port))
  const stalled = []
  for (let count = 0; count < STALLED_READERS; count++) {
    const transport = count % 2 === 0 ? 'ws' : 'sse'
    const url = `http://127.0.0.1:${wire.port}`
    stalled.push(await read({ transport, filter: {}, selection: 'kind uri article { headline bodyHtml }' }, url))
  }
  await news(scale.stories)
  wire.turn('stall')
  await sleep(scale.stallMs)
  wire.turn('pass')
  await news(scale.stories)
  for (const reader of stalled) reader.move(gateway.url)
}
