const SLIDE_MS = 350

/** Makes a change; the rows of the latest news slide to their new places, so that nothing jumps while it is read. */
export function sliding<Result>(change: () => Result): Result {
  const list = document.getElementById('latest')
  if (list === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return change()
  const before = new Map([...list.children].map((row) => [row.id, row.getBoundingClientRect().top]))
  const result = change()
  for (const row of list.children) {
    const was = before.get(row.id)
    const by = was === undefined ? 0 : was - row.getBoundingClientRect().top
    const from = { transform: `translateY(${by}px)` }
    if (by !== 0) row.animate([from, { transform: 'none' }], { duration: SLIDE_MS, easing: 'ease-out' })
  }
  return result
}
