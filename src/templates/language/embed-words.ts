import type { Edition } from '../../../schema/addresses.ts'

interface EmbedWords {
  readonly title: string
  readonly standfirst: string
  readonly sections: string
  readonly allSections: string
  readonly languages: string
  readonly allLanguages: string
  readonly language: Readonly<Record<Edition, string>>
  readonly max: string
  readonly line: string
  readonly copy: string
  readonly copied: string
  readonly selected: string
  readonly preview: string
  readonly steps: readonly string[]
  readonly withoutScript: string
  readonly more: string
}

export const EMBED_WORDS: Readonly<Record<Edition, EmbedWords>> = {
  it: {
    title: 'I titoli sul tuo sito',
    standfirst: 'Una riga nella tua pagina, e le notizie si aggiornano da sole mentre accadono.',
    sections: 'Sezioni',
    allSections: 'Nessuna scelta: tutte le sezioni.',
    languages: 'Lingua',
    allLanguages: 'Tutte',
    language: { it: 'Italiano', en: 'Inglese' },
    max: 'Quanti titoli',
    line: 'La riga da copiare',
    copy: 'Copia',
    copied: 'Copiata.',
    selected: 'È selezionata: copiala con la tastiera.',
    preview: 'Anteprima',
    steps: [
      'Metti la riga dove vuoi vedere i titoli.',
      'Chiedi alla redazione di aggiungere l’indirizzo del tuo sito a quelli ammessi.',
      'Colori, caratteri e misure si cambiano con proprietà CSS.',
    ],
    withoutScript: 'Gli attributi sections, language e max si possono cambiare anche a mano.',
    more: 'Tutti gli attributi e le proprietà sono in docs/embedding.md.',
  },
  en: {
    title: 'Headlines for your site',
    standfirst: 'One line in your page, and the news keeps itself up to date as it happens.',
    sections: 'Sections',
    allSections: 'None chosen: all sections.',
    languages: 'Language',
    allLanguages: 'All',
    language: { it: 'Italian', en: 'English' },
    max: 'How many headlines',
    line: 'The line to copy',
    copy: 'Copy',
    copied: 'Copied.',
    selected: 'It is selected: copy it with the keyboard.',
    preview: 'Preview',
    steps: [
      'Put the line where you want to see the headlines.',
      'Ask the newsroom to add the address of your site to those that are allowed.',
      'Colours, typefaces and sizes are changed with CSS properties.',
    ],
    withoutScript: 'The attributes sections, language and max can be changed by hand, too.',
    more: 'All attributes and properties are in docs/embedding.md.',
  },
}
