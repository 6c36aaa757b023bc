const SLIDE = { duration: 300, easing: 'ease-out' }
const PLACED = '#latest > [id], .cards > [id]'
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

/**
 * Makes a change and animates the latest news and the featured stories to their new positions (FLIP), so that nothing jumps while it is
 * read.
 */
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
  moving = [...places()].flatMap(([element, { left, top }]) => {
    const was = seenAt.get(element)
    const [x, y] = was === undefined ? [0, 0] : [was.left - left, was.top - top]
    if (x === 0 && y === 0) return []
    return [element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], SLIDE)]
  })
}

function places(): Map<Element, DOMRect> {
  return new Map([...document.querySelectorAll(PLACED)].map((element) => [element, element.getBoundingClientRect()]))
}
