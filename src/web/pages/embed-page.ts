import { html } from '@remix-run/html-template'
import { EDITIONS, type Edition, embedPath } from '../../../schema/addresses.ts'
import { EMBED_WORDS } from '../../templates/language/embed-words.ts'
import { Chrome } from '../../templates/news.ts'
import { embedPage as template } from '../../templates/pages/embed-page.ts'
import { type Page, pageKind, renderPage } from './page.ts'

const kind = pageKind('embed-page', Chrome)

/** The page that generates the HTML of a ticker. */
export function embedPage(edition: Edition): Page {
  return kind(edition, {}, (chrome, context) => {
    const { title, standfirst } = EMBED_WORDS[edition]
    const { ticker, embed } = context.assets
    const path = embedPath(edition)
    return renderPage(
      chrome,
      {
        head: {
          title: `${title} · ${context.siteName}`,
          description: standfirst,
          canonical: context.absolute(path),
          alternates: EDITIONS.map((language) => ({ language, url: context.absolute(embedPath(language)) })),
          more: html`<script type="module" src="${ticker}"></script>
<script type="module" src="${embed}"></script>`,
        },
        navigation: { other: embedPath(edition === 'it' ? 'en' : 'it') },
        // A refetch would reset the form.
        follows: null,
        main: template(chrome, new URL(context.absolute('/')).origin, context),
      },
      context,
    )
  })
}
