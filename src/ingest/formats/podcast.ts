import type { RssFeed } from 'feedsmith'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { escapeHtml } from '../../../schema/body/escape-html.ts'
import { absoluteUrl } from '../text/link.ts'
import { oneLine } from '../text/plain-text.ts'

type Item = Pick<RssFeed.Item<string>, 'itunes' | 'psc'>

/** What readers should see before the headline of an episode. */
export function episodeLabels({ itunes }: Item, media: readonly MediaSubmission[]): string[] {
  const kinds = itunes ? media.map(({ kind }) => kind) : []
  return (['VIDEO', 'AUDIO'] as const).filter((kind) => kinds.includes(kind)).map((kind) => kind.toLowerCase())
}

/** The chapters of an episode (Podlove Simple Chapters) as HTML, to follow its notes. */
export function chapterList({ psc }: Item, base: string | null): string {
  const chapters = (psc?.chapters ?? []).map(({ start, title, href }) => {
    const text = escapeHtml(`${oneLine(start).replace(/\.0+$/, '')} ${oneLine(title)}`.trim())
    const url = absoluteUrl(href, base)
    return `<li>${url ? `<a href="${escapeHtml(url)}">${text}</a>` : text}</li>`
  })
  return chapters.length === 0 ? '' : `<ul>${chapters.join('')}</ul>`
}
