import type { Connection } from '../live/live-news.ts'

export interface TickerWords {
  readonly title: string
  readonly pause: string
  readonly resume: (waiting: number) => string
  readonly news: (count: number) => string
  readonly empty: string
  readonly refused: string
  readonly failed: string
  readonly connection: Readonly<Record<Connection, string>>
}

const ENGLISH: TickerWords = {
  title: 'Latest news',
  pause: 'Pause',
  resume: (waiting) => (waiting === 0 ? 'Resume' : `Resume, ${waiting} new`),
  news: (count) => `${count} new headlines`,
  empty: 'No news yet.',
  refused: 'This site may not show this ticker.',
  failed: 'The news cannot be shown.',
  connection: {
    connecting: 'Connecting…',
    live: 'Live',
    polling: 'Updated every few seconds',
    offline: 'Offline: new headlines come when you are back',
  },
}

const ITALIAN: TickerWords = {
  title: 'Ultime notizie',
  pause: 'Pausa',
  resume: (waiting) =>
    waiting === 0 ? 'Riprendi' : waiting === 1 ? 'Riprendi, 1 nuova' : `Riprendi, ${waiting} nuove`,
  news: (count) => `${count} nuove notizie`,
  empty: 'Ancora nessuna notizia.',
  refused: 'Questo sito non può mostrare queste notizie.',
  failed: 'Le notizie non possono essere mostrate.',
  connection: {
    connecting: 'Connessione…',
    live: 'In diretta',
    polling: 'Aggiornate ogni pochi secondi',
    offline: 'Non in linea: le novità arrivano al ritorno della rete',
  },
}

export function wordsIn(language: string): TickerWords {
  return /^it\b/i.test(language) ? ITALIAN : ENGLISH
}
