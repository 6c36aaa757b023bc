import { ageText } from '../../templates/language/time.ts'
import { contextNow } from './live-data.ts'

const TICK_MS = 10_000

/** Updates ages: `7 minutes ago` becomes `8 minutes ago`. */
export function tickAges(): void {
  const tick = () => {
    const now = contextNow()
    for (const time of document.querySelectorAll<HTMLTimeElement>('time.age')) {
      const text = ageText(time.dateTime, now)
      if (time.textContent !== text) time.textContent = text
    }
  }
  tick()
  setInterval(tick, TICK_MS)
  document.addEventListener('visibilitychange', tick)
}
