const SLIDE = { duration: 300, easing: 'ease-out' }
let moving: Animation[] = []

/** Whether something slides. */
export function slides(): boolean {
  return moving.some(({ playState }) => playState === 'running')
}

/** Resolves when what slides has come to rest, and was painted there. */
export async function atRest(): Promise<void> {
  await Promise.allSettled(moving.map(({ finished }) => finished))
  await new Promise(requestAnimationFrame)
}

/** Makes a change; the rows of the latest news slide to their new places, so that nothing jumps while it is read. */
export function sliding(change: () => void): void {
  const list = document.getElementById('latest')
  const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches
  if (list === null || still) {
    change()
    return
  }
  const seenAt = new Map([...list.children].map((row) => [row.id, row.getBoundingClientRect().top]))
  change()
  moving = [...list.children].flatMap((row) => {
    const was = seenAt.get(row.id)
    const by = was === undefined ? 0 : was - row.getBoundingClientRect().top
    return by === 0 ? [] : [row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], SLIDE)]
  })
}
