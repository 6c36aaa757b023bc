import { contextNow } from '../page/live-data.ts'
import { entersUnread } from './keep-place.ts'
import { sliding } from './slide.ts'

/* What has arrived and would move what is being read waits: it is in its list, hidden, and counted on a button. */

const LISTS = ['latest', 'posts'] as const
const LOOK_MS = 1_000

/** How many rows the longest of the lists has, those that wait included. */
export function rowsNow(): number {
  return Math.max(0, ...LISTS.map((id) => document.getElementById(id)?.childElementCount ?? 0))
}

/** Hides what is new in the lists of a newer version of the page, where it would move what is being read. */
export function holdBack(fresh: Document): void {
  for (const id of LISTS) {
    const list = document.getElementById(id)
    if (list === null) continue
    let before: Element | null = null
    let entering = 0
    for (const row of [...(fresh.getElementById(id)?.children ?? [])].reverse()) {
      const there = document.getElementById(row.id)
      row.toggleAttribute('hidden', there?.hasAttribute('hidden') ?? !entersUnread(list, before))
      if (!there && !row.hasAttribute('hidden')) entering++
      row.classList.toggle('fresh', there?.classList.contains('fresh') ?? true)
      if (there && !there.hidden) before = there
    }
    if (id === 'posts' && entering > 0) say(contextNow().words.arrived.posts(entering))
  }
}

/** Counts what waits; lets it in when the reader asks for it, or when it moves nothing any more. */
export function runWaiting(): void {
  const button = document.querySelector<HTMLButtonElement>('#arrived button')
  button?.addEventListener('click', () => {
    const [list] = lists().filter((list) => waitingIn(list).length > 0)
    const [first] = list ? waitingIn(list) : []
    for (const row of lists().flatMap(waitingIn)) enter(row)
    countWaiting()
    list?.parentElement?.scrollIntoView({ behavior: 'instant' })
    // The button vanishes, and the focus with it.
    first?.querySelector<HTMLElement>('a[data-headline]')?.focus({ preventScroll: true })
  })
  setInterval(() => {
    const entering = lists().flatMap((list) => {
      const rows = waitingIn(list)
      return rows.length > 0 && entersUnread(list, list.firstElementChild) ? rows : []
    })
    if (entering.length === 0) return
    sliding(() => entering.forEach(enter))
    countWaiting()
  }, LOOK_MS)
}

export function countWaiting(): void {
  const button = document.querySelector<HTMLButtonElement>('#arrived button')
  if (button === null) return
  const { words } = contextNow()
  const [news, posts] = LISTS.map((id) => {
    const list = document.getElementById(id)
    return list === null ? 0 : waitingIn(list).length
  })
  const text = [news && words.arrived.news(news), posts && words.arrived.posts(posts)].filter(Boolean).join(', ')
  if (button.textContent !== text) button.textContent = text
  button.hidden = text === ''
}

/** To screen readers: what the eye sees entering. */
function say(text: string): void {
  const said = document.getElementById('said')
  if (said) said.textContent = text
}

function lists(): HTMLElement[] {
  return LISTS.flatMap((id) => document.getElementById(id) ?? [])
}

function waitingIn(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > [hidden]')]
}

function enter(row: HTMLElement): void {
  row.hidden = false
  row.classList.add('fresh')
}
