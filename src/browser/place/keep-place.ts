import { updatesPaused } from './updates.ts'

/** Scrolled no further than this, the reader looks at the top of the page, where news is expected. */
const TOP_PX = 100
/** What may be read. */
const READ = 'main [id], .text > *'

/** Whether something may enter the list, before one of its children or at its end, without moving what is being read. */
export function entersUnread(list: Element, before: Element | null): boolean {
  if (updatesPaused()) return false
  const edge = before === null ? list.getBoundingClientRect().bottom : before.getBoundingClientRect().top
  return edge >= innerHeight || (atTop() && !list.matches(':hover, :focus-within'))
}

/** Makes a change and scrolls by as much as it has moved most of what is visible, so that what is read stays in its place. */
export function keepingPlace(change: () => void): void {
  if (atTop()) {
    change()
    return
  }
  const seenAt = [...document.querySelectorAll(READ)].flatMap((element) => {
    const { top } = element.getBoundingClientRect()
    return top >= 0 && top < innerHeight ? [{ element, top }] : []
  })
  change()
  const counts = new Map<number, number>()
  for (const { element, top } of seenAt) {
    if (!element.isConnected) continue
    const moved = Math.round(element.getBoundingClientRect().top - top)
    counts.set(moved, (counts.get(moved) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  if (most && most[0] !== 0) scrollBy({ top: most[0], behavior: 'instant' })
}

function atTop(): boolean {
  return scrollY <= TOP_PX
}
