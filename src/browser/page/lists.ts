import { featured } from '../../templates/featured.ts'
import { inEdition } from '../../templates/strip.ts'
import { contextNow } from './live-data.ts'

/** The selection of `live-list.graphql`. */
export interface LiveList {
  readonly slug: string
  readonly articles: readonly { readonly id: string; readonly language: string }[]
}

/** Whether the order of this curation on the front page is outdated. */
export function differs({ slug, articles }: LiveList): boolean {
  const now = contextNow()
  const [due, shown] =
    slug === 'ticker'
      ? [inEdition(articles, now), shownIn('#strip-list')]
      : [featured(articles, new Set(shownIn('#top')), now), shownIn('.cards')]
  return due.map(({ id }) => id).join() !== shown.join()
}

function shownIn(selector: string): string[] {
  const stories = document.querySelectorAll<HTMLElement>(`${selector} > [data-article]`)
  return [...stories].map(({ dataset }) => dataset.article ?? '')
}
