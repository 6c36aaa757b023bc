import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { RenderQueue } from './render-queue.ts'
import type { Rendered } from './rendering.ts'

const FIRST_BATCH_EVENTS = 4
const MAX_BATCH_EVENTS = 32
const MAX_BATCH_CHARACTERS = 131_072

/**
 * Renders events for one subscription that reads from the log, and delivers them in order while `wanted`. Events are
 * rendered in batches that share their SQL statements; large payloads make the next batch smaller, which bounds memory.
 */
export async function replay(
  events: readonly LoggedEvent[],
  queue: RenderQueue,
  wanted: () => boolean,
  deliver: (rendered: Rendered) => void,
): Promise<void> {
  let size = FIRST_BATCH_EVENTS
  for (let at = 0; at < events.length && wanted(); ) {
    const batch = events.slice(at, at + size)
    let characters = 0
    await queue.renderBatch(batch, (rendered) => {
      characters += rendered.payload?.length ?? 0
      if (wanted()) deliver(rendered)
    })
    at += batch.length
    const fitting = Math.floor((MAX_BATCH_CHARACTERS * batch.length) / Math.max(characters, 1))
    size = Math.min(Math.max(fitting, 1), MAX_BATCH_EVENTS)
  }
}
