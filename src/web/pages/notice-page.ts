import type { SafeHtml } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import { Chrome } from '../../templates/news.ts'
import { type Gone, goneNotice, noticePage } from '../../templates/pages/notice-page.ts'
import { type Page, type PageContext, pageKind, type RenderedPage, renderPage } from './page.ts'

const kind = pageKind('notice-page', Chrome)

/** 404, for an unknown address of an edition. */
export function nothingHere(edition: Edition): Page {
  return kind(edition, {}, notFound)
}

export function notFound(chrome: Chrome, context: PageContext): RenderedPage {
  const { title, text } = context.words.notFound
  return notice(404, chrome, title, noticePage(title, [text], context), context)
}

/** 410, for a withdrawn article. */
export function gone(chrome: Chrome, withdrawal: Gone, context: PageContext): RenderedPage {
  return notice(410, chrome, context.words.gone.title, goneNotice(withdrawal, context), context)
}

export function notice(
  status: 404 | 410,
  chrome: Chrome,
  title: string,
  main: SafeHtml,
  context: PageContext,
): RenderedPage {
  const { absolute, edition } = context
  return renderPage(
    chrome,
    {
      status,
      head: {
        title: `${title} · ${context.siteName}`,
        description: title,
        canonical: absolute(`/${edition}`),
        alternates: [],
        hidden: true,
      },
      navigation: { other: edition === 'it' ? '/en' : '/it' },
      follows: [edition],
      main,
    },
    context,
  )
}
