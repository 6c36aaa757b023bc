const SLIDE = { duration: 300, easing: 'ease-out' }
/** What is seen moving when something enters or leaves above it. */
const PLACED = [
  '#top > *',
  ':is(.latest, .featured, .related, .posts, .footer, .article-foot, .older)',
  ':is(#latest, .cards, #posts, #strip-list) > [id]',
].join()
let moving: Animation[] = []

/** Whether an animation is running. */
export function slides(): boolean {
  return moving.some(({ playState }) => playState === 'running')
}

/** Resolves when all animations have ended and the result has been painted. */
export async function atRest(): Promise<void> {
  await Promise.allSettled(moving.map(({ finished }) => finished))
  await new Promise(requestAnimationFrame)
}

/** Makes a change and animates what it has moved to its new position (FLIP), so that nothing jumps while it is read. */
export function sliding(change: () => void): void {
  const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches
  if (still || document.querySelector(PLACED) === null) {
    change()
    return
  }
  const seenAt = places()
  change()
  // Start from the visible position, even during an animation.
  for (const animation of moving) animation.cancel()
  const now = places()
  const moved = (element: Element): readonly [number, number] => {
    const [was, is] = [seenAt.get(keyOf(element)), now.get(keyOf(element))]
    return was === undefined || is === undefined ? [0, 0] : [was.box.left - is.box.left, was.box.top - is.box.top]
  }
  moving = [...now.values()].flatMap(({ element }) => {
    const around = element.parentElement?.closest(PLACED)
    const [left, top] = moved(element)
    // What is around it takes it along.
    const [leftAround, topAround] = around ? moved(around) : [0, 0]
    const [x, y] = [left - leftAround, top - topAround]
    if (x === 0 && y === 0) return []
    return [element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], SLIDE)]
  })
}

interface Place {
  readonly element: Element
  readonly box: DOMRect
}

function places(): Map<string | Element, Place> {
  return new Map(
    [...document.querySelectorAll(PLACED)].map((element) => [
      keyOf(element),
      { element, box: element.getBoundingClientRect() },
    ]),
  )
}

/** A refresh may replace an element by another one with its id. */
function keyOf(element: Element): string | Element {
  return element.id || element
}
