import { htmlBlocks } from './blocks.ts'
import { isUpload } from './elements/picture-source.ts'

/** No host has this name, so what is on it was relative. */
const NOWHERE = 'https://page.invalid/'

/** A URL in the HTML that needs the one of its page, if any does: without it, a link would lead nowhere and a picture be lost. */
export function relativeUrlIn(html: string): string | null {
  const urls = JSON.stringify(htmlBlocks(html, NOWHERE)).matchAll(/"https:\/\/page\.invalid(\/[^"#]+)/g)
  for (const [, path = ''] of urls) if (!isUpload(path)) return path
  return null
}
