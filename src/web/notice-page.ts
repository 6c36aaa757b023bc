import type { Edition } from '../../schema/addresses.ts'
import { Chrome } from '../templates/news.ts'
import { noticePage } from '../templates/notice-page.ts'
import { type Drawing, type Drawn, type Page, pageKind, type Status, whole } from './page.ts'

const kind = pageKind('notice-page', Chrome)

/** For an address under an edition that leads to nothing. */
export function nothingHere(edition: Edition): Page {
  return kind(edition, {}, notFound)
}

export function notFound(chrome: Chrome, drawing: Drawing): Drawn {
  const { title, text } = drawing.reading.words.notFound
  return notice(404, chrome, title, [text], drawing)
}

export function notice(
  status: Status,
  chrome: Chrome,
  title: string,
  texts: readonly string[],
  drawing: Drawing,
): Drawn {
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
      main: noticePage(title, texts, reading),
    },
    drawing,
  )
}
