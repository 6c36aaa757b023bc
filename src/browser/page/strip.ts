import { updatesPaused } from '../place/updates.ts'

const STEP_MS = 6_000

/** Animates the headlines of the strip, unless the reader prefers reduced motion. */
export function runStrip(): void {
  const strip = document.getElementById('strip')
  const list = strip?.querySelector('.strip-list')
  const button = strip?.querySelector('button')
  if (!strip || !list || !button) return
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let paused = still.matches
  const show = () => {
    button.hidden = false
    button.ariaPressed = String(paused)
    button.ariaLabel = (paused ? button.dataset.resume : button.dataset.pause) ?? ''
  }
  button.addEventListener('click', () => {
    paused = !paused
    show()
  })
  show()
  setInterval(() => {
    // Pauses on hover and on keyboard focus.
    if (paused || updatesPaused() || document.hidden || strip.matches(':hover, :focus-within')) return
    step(list, still.matches ? 'instant' : 'smooth')
  }, STEP_MS)
}

function step(list: Element, behavior: ScrollBehavior): void {
  const { left } = list.getBoundingClientRect()
  const next = [...list.children].find((item) => item.getBoundingClientRect().left > left + 24)
  const atEnd = list.scrollLeft + list.clientWidth >= list.scrollWidth - 2
  const by = atEnd || !next ? -list.scrollLeft : next.getBoundingClientRect().left - left - 16
  list.scrollBy({ left: by, behavior })
}
