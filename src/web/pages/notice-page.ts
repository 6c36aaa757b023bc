import type { SafeHtml } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import { Chrome } from '../../templates/news.ts'
import { goneNotice, noticePage } from '../../templates/pages/notice-page.ts'
import { type Drawing, type Drawn, type Page, pageKind, whole } from './page.ts'

const kind = pageKind('notice-page', Chrome)

/** 404, for an unknown address of an edition. */
export function nothingHere(edition: Edition): Page {
  return kind(edition, {}, notFound)
}

export function notFound(chrome: Chrome, drawing: Drawing): Drawn {
  const { reading } = drawing
  const { title, text } = reading.words.notFound
  return notice(404, chrome, title, noticePage(title, [text], reading), drawing)
}

/** 410, for a withdrawn article. */
export function gone(
  chrome: Chrome,
  { kind, reason }: { readonly kind: string; readonly reason: string | null },
  drawing: Drawing,
): Drawn {
  const { reading } = drawing
  const main = goneNotice({ killed: kind === 'CANCELED', reason }, reading)
  return notice(410, chrome, reading.words.gone.title, main, drawing)
}

function notice(status: 404 | 410, chrome: Chrome, title: string, main: SafeHtml, drawing: Drawing): Drawn {
  const { reading, absolute } = drawing
  const { edition } = reading
  return whole(
    chrome,
    {
      status,
      head: {
        title: `${title} · Tickertape`,
        description: title,
        canonical: absolute(`/${edition}`),
        alternates: [],
        hidden: true,
      },
      place: { other: edition === 'it' ? '/en' : '/it' },
      follows: edition,
      main,
    },
    drawing,
  )
}
