import { escaped } from './legible.ts'
import type { Story } from './story.ts'

const CORRECTION = { it: 'Rettifica', en: 'Correction' }

/** The body, with what was corrected above it. */
export function correctedBody({ corrections, language, bodyHtml }: Story): string {
  const word = language === 'it' || language.startsWith('it-') ? CORRECTION.it : CORRECTION.en
  const notes = corrections.map(({ text }) => `<p><strong>${word}:</strong> ${escaped(text)}</p>`)
  return [...notes, bodyHtml].join('\n')
}
