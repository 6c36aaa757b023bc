import { headlineRow, newsItem } from '../../templates/headline.ts'
import type { Headline } from '../../templates/news.ts'
import type { RenderContext } from '../../templates/render-context.ts'
import { entersUnread } from '../place/keep-place.ts'
import { updatesPaused } from '../place/updates.ts'
import { elementOf } from './element.ts'

const MAX_ROWS = 100

/** Inserts an article into the list of the latest news by its time; removes it if it has moved to another section. */
export function arrive(article: Headline, now: RenderContext): void {
  const list = document.getElementById('latest')
  const { grows } = list?.dataset ?? {}
  if (!list || grows === undefined) return
  const there = list.querySelector(`#row-${CSS.escape(article.id)}`)
  const belongs = grows === '' || grows.split(' ').includes(article.section.slug)
  if (belongs && !there) insert(list, article, now)
  else if (!belongs && !updatesPaused()) there?.remove()
}

function insert(list: HTMLElement, article: Headline, now: RenderContext): void {
  const older = [...list.children].find((row) => publishedAt(row) < Date.parse(article.publishedAt ?? ''))
  // An article older than the last one belongs to a later page of the list.
  if (older === undefined && list.childElementCount > 0) return
  const row = elementOf(list.classList.contains('items') ? newsItem(article, now) : headlineRow(article, now))
  row.classList.add('fresh')
  row.hidden = !entersUnread(list, older ?? null)
  list.insertBefore(row, older ?? null)
  if (list.childElementCount > MAX_ROWS) list.lastElementChild?.remove()
}

function publishedAt(row: Element): number {
  return Date.parse(row.querySelector<HTMLTimeElement>('time.age')?.dateTime ?? '')
}
