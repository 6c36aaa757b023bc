import { html, type SafeHtml } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import { NoticePage } from '../../templates/news.ts'
import { mostRecent } from '../../templates/pages/most-recent.ts'
import { type Gone, goneNotice, noticePage } from '../../templates/pages/notice-page.ts'
import { type Page, type PageContext, pageKind, type RenderedPage, renderPage } from './page.ts'

const kind = pageKind('notice-page', NoticePage)

/** 404, for an unknown address of an edition. */
export function nothingHere(edition: Edition): Page {
  return kind(edition, {}, notFound)
}

function notFound(page: NoticePage, context: PageContext): RenderedPage {
  const { title, text } = context.words.notFound
  return notice(404, page, title, noticePage(title, [text], context), context)
}

/** 410, for a withdrawn article. */
export function gone(page: NoticePage, withdrawal: Gone, context: PageContext): RenderedPage {
  return notice(410, page, context.words.gone.title, goneNotice(withdrawal, context), context)
}

export function notice(
  status: 404 | 410,
  page: NoticePage,
  title: string,
  main: SafeHtml,
  context: PageContext,
): RenderedPage {
  const { absolute, edition } = context
  return renderPage(
    page,
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
      main: html`${main}${mostRecent(page.mostRecent, new Set(), context)}`,
    },
    context,
  )
}
