import type { Edition } from '../../schema/addresses.ts'
import type { Label } from './news.ts'

/** All that the pages say themselves. */
export interface Words {
  readonly tagline: string
  readonly skip: string
  readonly home: string
  readonly sections: string
  readonly allSections: string
  readonly ticker: string
  readonly pause: string
  readonly resume: string
  readonly latest: string
  readonly older: string
  readonly newest: string
  readonly nothing: string
  readonly search: string
  readonly searchFor: string
  readonly searchHint: string
  readonly found: (count: number, text: string) => string
  readonly otherEdition: string
  readonly readIn: Readonly<Record<Edition, string>>
  readonly published: string
  readonly updated: string
  readonly corrected: string
  readonly corrections: string
  readonly related: string
  readonly tags: string
  readonly source: string
  readonly minutes: (count: number) => string
  readonly livePosts: string
  readonly keyEvent: string
  readonly pinned: string
  readonly watch: (provider: string) => string
  readonly play: Readonly<Record<'VIDEO' | 'AUDIO', string>>
  readonly labels: Readonly<Record<Label, string>>
  readonly notFound: { readonly title: string; readonly text: string }
  readonly gone: { readonly title: string; readonly text: string; readonly killed: string; readonly reason: string }
  readonly failed: { readonly title: string; readonly text: string }
  readonly embed: string
  readonly api: string
  readonly connection: Readonly<Record<'connecting' | 'live' | 'polling' | 'offline', string>>
  readonly withdrawn: (headline: string) => string
  readonly close: string
}

const ITALIAN: Words = {
  tagline: 'Le notizie mentre accadono',
  skip: 'Vai alle notizie',
  home: 'Prima pagina',
  sections: 'Sezioni',
  allSections: 'Tutte le sezioni',
  ticker: 'Ultim’ora',
  pause: 'Ferma i titoli',
  resume: 'Fai scorrere i titoli',
  latest: 'Ultime notizie',
  older: 'Notizie precedenti',
  newest: 'Torna alle più recenti',
  nothing: 'Qui non ci sono ancora notizie.',
  search: 'Cerca',
  searchFor: 'Cerca nelle notizie',
  searchHint: 'Virgolette per una frase, “or” per una delle due parole, un trattino per escluderne una.',
  found: (count, text) => `${count === 1 ? 'Un risultato' : `${count} risultati`} per «${text}»`,
  otherEdition: 'English',
  readIn: { it: 'Leggi in italiano', en: 'Read in English' },
  published: 'Pubblicato',
  updated: 'Aggiornato',
  corrected: 'Rettificato',
  corrections: 'Rettifiche',
  related: 'Leggi anche',
  tags: 'Argomenti',
  source: 'Fonte',
  minutes: (count) => `${count} min di lettura`,
  livePosts: 'La diretta',
  keyEvent: 'Da sapere',
  pinned: 'In alto',
  watch: (provider) => `Apri su ${provider}`,
  play: { VIDEO: 'Video', AUDIO: 'Ascolta' },
  labels: {
    BREAKING: 'Ultim’ora',
    LIVE: 'In diretta',
    VIDEO: 'Video',
    AUDIO: 'Audio',
    GALLERY: 'Foto',
    EXCLUSIVE: 'Esclusiva',
    ANALYSIS: 'Analisi',
    OPINION: 'Opinione',
  },
  notFound: { title: 'Qui non c’è nulla', text: 'L’indirizzo è sbagliato, oppure questa pagina non è mai esistita.' },
  gone: {
    title: 'Questo articolo non c’è più',
    text: 'La redazione lo ha ritirato dalla pubblicazione.',
    killed: 'La redazione lo ha ritirato definitivamente.',
    reason: 'Motivo',
  },
  failed: { title: 'Torniamo subito', text: 'In questo momento la pagina non si può comporre. Riprova tra poco.' },
  embed: 'I titoli sul tuo sito',
  api: 'API',
  connection: {
    connecting: 'Collegamento…',
    live: 'In tempo reale',
    polling: 'Aggiornata ogni pochi secondi',
    offline: 'Non in linea: le novità arrivano appena torna la rete',
  },
  withdrawn: (headline) => `Ritirato dalla redazione: «${headline}»`,
  close: 'Chiudi',
}

const ENGLISH: Words = {
  tagline: 'The news as it happens',
  skip: 'Skip to the news',
  home: 'Front page',
  sections: 'Sections',
  allSections: 'All sections',
  ticker: 'Just in',
  pause: 'Pause the headlines',
  resume: 'Let the headlines run',
  latest: 'Latest news',
  older: 'Earlier news',
  newest: 'Back to the latest',
  nothing: 'There is no news here yet.',
  search: 'Search',
  searchFor: 'Search the news',
  searchHint: 'Quotation marks for a phrase, “or” for either of two words, a hyphen to leave one out.',
  found: (count, text) => `${count === 1 ? 'One result' : `${count} results`} for “${text}”`,
  otherEdition: 'Italiano',
  readIn: { it: 'Leggi in italiano', en: 'Read in English' },
  published: 'Published',
  updated: 'Updated',
  corrected: 'Corrected',
  corrections: 'Corrections',
  related: 'Read next',
  tags: 'Topics',
  source: 'Source',
  minutes: (count) => `${count} min read`,
  livePosts: 'As it happened',
  keyEvent: 'Key moment',
  pinned: 'Pinned',
  watch: (provider) => `Open on ${provider}`,
  play: { VIDEO: 'Video', AUDIO: 'Listen' },
  labels: {
    BREAKING: 'Breaking',
    LIVE: 'Live',
    VIDEO: 'Video',
    AUDIO: 'Audio',
    GALLERY: 'Pictures',
    EXCLUSIVE: 'Exclusive',
    ANALYSIS: 'Analysis',
    OPINION: 'Opinion',
  },
  notFound: { title: 'There is nothing here', text: 'The address is wrong, or this page has never been.' },
  gone: {
    title: 'This story is no longer here',
    text: 'The newsroom has withdrawn it.',
    killed: 'The newsroom has withdrawn it for good.',
    reason: 'Reason',
  },
  failed: { title: 'Back in a moment', text: 'This page cannot be put together just now. Please try again shortly.' },
  embed: 'Headlines for your site',
  api: 'API',
  connection: {
    connecting: 'Connecting…',
    live: 'Live',
    polling: 'Updated every few seconds',
    offline: 'Offline: news will follow once the network is back',
  },
  withdrawn: (headline) => `Withdrawn by the newsroom: “${headline}”`,
  close: 'Close',
}

export const WORDS: Readonly<Record<Edition, Words>> = { it: ITALIAN, en: ENGLISH }
