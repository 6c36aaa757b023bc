import { html, type SafeHtml } from '@remix-run/html-template'

/** Languages that are written from right to left, in their usual script. */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])
const SCRIPTS = /-(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm)\b/i

export function directionOf(language: string): 'rtl' | 'ltr' {
  if (SCRIPTS.test(language)) return 'rtl'
  const [primary = '', script = ''] = language.toLowerCase().split('-')
  // `az-latn` and its like name another script than the usual one.
  return RIGHT_TO_LEFT.has(primary) && script.length !== 4 ? 'rtl' : 'ltr'
}

/** The attributes of an element whose text is in the language. */
export function inLanguage(language: string): SafeHtml {
  return html`lang="${language}" dir="${directionOf(language)}"`
}
