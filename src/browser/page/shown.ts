import { Idiomorph } from 'idiomorph'
import { card, headlineRow, lead, newsItem, second, stripItem } from '../../templates/headline.ts'
import type { Headline } from '../../templates/news.ts'
import type { RenderContext } from '../../templates/render-context.ts'
import { elementOf } from './element.ts'

/** All elements of the page that show the headline of the article. */
export function shownOf(articleId: string): HTMLElement[] {
  const elements = document.querySelectorAll<HTMLElement>(`[data-article="${CSS.escape(articleId)}"]`)
  return [...elements].filter(({ id }) => id !== 'article')
}

export function headlineIn(element: HTMLElement): string | null {
  return element.querySelector('[data-headline]')?.textContent ?? null
}

/** Replaces an element by its newer version. */
export function update(element: HTMLElement, article: Headline, now: RenderContext): void {
  const { version } = element.dataset
  // A link to a translation has no version: only its address leads to the article.
  if (version === undefined || Number(version) >= article.version) return
  const rendered = elementOf(renderAs(element, article, now))
  rendered.classList.add('fresh')
  rendered.hidden = element.hidden
  // Keeps the keyboard focus.
  Idiomorph.morph(element, rendered)
}

function renderAs(element: HTMLElement, article: Headline, now: RenderContext) {
  switch (element.id.split('-')[0]) {
    case 'lead':
      return lead(article, now)
    case 'second':
      return second(article, now)
    case 'card':
      return card(article, now)
    case 'strip':
      return stripItem(article)
    default:
      return element.classList.contains('item') ? newsItem(article, now) : headlineRow(article, now)
  }
}
