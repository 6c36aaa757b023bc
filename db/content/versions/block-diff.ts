import { diffArrays } from 'diff'
import type { Block } from '../../tables/body/block.ts'

/** A block that is not the same in two bodies, with its place in each. */
export interface BlockChange {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED'
  readonly from: Place | null
  readonly to: Place | null
}

interface Place {
  readonly block: Block
  readonly index: number
}

/** Bodies that differ more are compared as if nothing of one were in the other: the time is quadratic. */
const MAX_EDITS = 2_000

/**
 * The blocks that differ, in the order of the newer body; what was removed comes where it was. A block that is the same at another
 * place was moved. Of two of one kind between the same neighbours, one was changed into the other.
 */
export function blockDiff(from: readonly Block[], to: readonly Block[]): BlockChange[] {
  const gaps = gapsBetween(from, to)
  const moved = takeMoved(gaps)
  return gaps.flatMap((gap) => [...changesIn(gap), ...moved.filter(({ to }) => to && gap.targets.includes(to))])
}

/** What lies between two runs of equal blocks. */
interface Gap {
  removed: Place[]
  added: Place[]
  /** Places of the newer body in this gap. */
  readonly targets: readonly Place[]
}

function gapsBetween(from: readonly Block[], to: readonly Block[]): Gap[] {
  const places = (blocks: readonly Block[]) => blocks.map((block, index) => ({ block, index }))
  const [before, after] = [places(from), places(to)]
  const parts = diffArrays(from.map(textOf), to.map(textOf), { maxEditLength: MAX_EDITS })
  if (!parts) return [{ removed: before, added: after, targets: after }]
  const gaps: Gap[] = []
  let gap: { removed: Place[]; added: Place[] } | null = null
  for (const { added, removed, count } of parts) {
    const old = added ? [] : before.splice(0, count)
    const young = removed ? [] : after.splice(0, count)
    if (!added && !removed) {
      gap = null
      continue
    }
    if (!gap) {
      const opened: Place[] = []
      gap = { removed: [], added: opened }
      gaps.push({ ...gap, targets: opened })
    }
    gap.removed.push(...old)
    gap.added.push(...young)
  }
  return gaps.map((one) => ({ ...one, targets: [...one.added] }))
}

function takeMoved(gaps: Gap[]): BlockChange[] {
  const removed = Map.groupBy(
    gaps.flatMap((gap) => gap.removed),
    ({ block }) => textOf(block),
  )
  const moved: BlockChange[] = []
  for (const gap of gaps) {
    for (const to of gap.targets) {
      const from = removed.get(textOf(to.block))?.shift()
      if (from) moved.push({ kind: 'MOVED', from, to })
    }
  }
  for (const gap of gaps) {
    gap.removed = gap.removed.filter((place) => !moved.some(({ from }) => from === place))
    gap.added = gap.added.filter((place) => !moved.some(({ to }) => to === place))
  }
  return moved
}

function changesIn({ removed, added }: Gap): BlockChange[] {
  const rest = [...removed]
  const changes = added.map((to): BlockChange => {
    const at = rest.findIndex(({ block }) => isSame(block, to.block))
    const [from] = at < 0 ? [] : rest.splice(at, 1)
    return from ? { kind: 'CHANGED', from, to } : { kind: 'ADDED', from: null, to }
  })
  return [...rest.map((from) => ({ kind: 'REMOVED', from, to: null }) as const), ...changes]
}

function isSame(one: Block, other: Block): boolean {
  return one.kind === other.kind
}

function textOf(block: Block): string {
  return JSON.stringify(block)
}
