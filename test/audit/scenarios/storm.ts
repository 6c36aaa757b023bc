import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { asOf } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import { start } from '../services/child.ts'
import type { Stage } from '../stage.ts'

const CROWD = fileURLToPath(new URL('../load/storm-readers.ts', import.meta.url))
/** The number of open files of a process is limited. */
const MAX_READERS_PER_PROCESS = 5_000
const STORIES_BEHIND = 100

export const STORM_SCENARIO: Scenario = { name: 'reconnect-storm', run: storm }

/** All readers connect at once, each a hundred events behind, and then receive new events. */
async function storm(stage: Stage): Promise<void> {
  const {
    gateways,
    token,
    scale,
    news,
    stopWriting,
    elsewhere,
    diary: { refused },
    complain,
  } = stage
  const after = await asOf(gateways[0].direct(), token)
  await news(STORIES_BEHIND)
  const sizes = Array.from({ length: Math.ceil(scale.stormReaders / MAX_READERS_PER_PROCESS) }, (_, at) =>
    Math.min(MAX_READERS_PER_PROCESS, scale.stormReaders - at * MAX_READERS_PER_PROCESS),
  )
  const urls = gateways.map(({ direct }) => direct())
  const crowds = sizes.map((size) =>
    start(process.execPath, [CROWD, String(size), after, ...urls], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
  )
  await news(scale.stories)
  await stopWriting()
  const head = (await stage.log()).at(-1)?.position ?? 0
  await Promise.all(
    crowds.map(async ({ child, kill, gone, output }, at) => {
      child.send(head)
      const answered = once(child, 'message').then(([answer]) => answer)
      const answer = await Promise.race([answered, gone.then(() => null)])
      if (!answer) return complain(`a crowd ended: ${output()}`)
      refused.set('UNAVAILABLE', (refused.get('UNAVAILABLE') ?? 0) + answer.refused)
      elsewhere.push({ subscribers: sizes[at] ?? 0, verdict: answer.verdict })
      kill('SIGTERM')
      await gone
    }),
  )
}
