import { html } from '@remix-run/html-template'
import { EDITIONS, type Edition, embedPath } from '../../../schema/addresses.ts'
import { EMBED_WORDS } from '../../templates/language/embed-words.ts'
import { Chrome } from '../../templates/news.ts'
import { embedPage as template } from '../../templates/pages/embed-page.ts'
import { type Page, pageKind, whole } from './page.ts'

const kind = pageKind('embed-page', Chrome)

/** The page that generates the HTML of a ticker. */
export function embedPage(edition: Edition): Page {
  return kind(edition, {}, (chrome, drawing) => {
    const { title, standfirst } = EMBED_WORDS[edition]
    const { ticker, embed } = drawing.assets
    const path = embedPath(edition)
    return whole(
      chrome,
      {
        head: {
          title: `${title} · Tickertape`,
          description: standfirst,
          canonical: drawing.absolute(path),
          alternates: EDITIONS.map((language) => ({ language, url: drawing.absolute(embedPath(language)) })),
          more: html`<script type="module" src="${ticker}"></script>
<script type="module" src="${embed}"></script>`,
        },
        place: { other: embedPath(edition === 'it' ? 'en' : 'it') },
        // No live updates: they would reset the form.
        follows: null,
        main: template(chrome, new URL(drawing.absolute('/')).origin, drawing.reading),
      },
      drawing,
    )
  })
}
