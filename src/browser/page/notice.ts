import { contextNow } from './live-data.ts'

type Removal = 'withdrawn' | 'expired'
const REMOVALS = ['withdrawn', 'expired'] as const

/** Tells that an article has vanished from the page, until the reader closes the notice: how many, never which. */
export function tellRemoval(articleId: string, removal: Removal): void {
  forgetRemoval(articleId)
  const notice = document.getElementById('notice')
  if (notice === null) return
  notice.dataset[removal] = [...told(notice, removal), articleId].join(' ')
  show(notice)
}

/** The article is public again. */
export function forgetRemoval(articleId: string): void {
  const notice = document.getElementById('notice')
  if (notice === null) return
  for (const removal of REMOVALS) {
    notice.dataset[removal] = told(notice, removal)
      .filter((id) => id !== articleId)
      .join(' ')
  }
  show(notice)
}

function show(notice: HTMLElement): void {
  const { words } = contextNow()
  const texts = REMOVALS.flatMap((removal) => {
    const count = told(notice, removal).length
    return count === 0 ? [] : words.removed[removal](count)
  })
  const [shown, button] = [notice.querySelector('p'), notice.querySelector('button')]
  if (shown === null || button === null) return
  shown.textContent = texts.join(' ')
  notice.hidden = texts.length === 0
  button.onclick = () => {
    for (const removal of REMOVALS) notice.dataset[removal] = ''
    show(notice)
  }
}

function told(notice: HTMLElement, removal: Removal): string[] {
  return (notice.dataset[removal] ?? '').split(' ').filter((id) => id !== '')
}
