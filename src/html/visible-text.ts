import { bodyText } from '../../db/content/body-text.ts'
import { htmlBlocks } from './blocks.ts'

/** What a reader sees of the HTML, a line for each block. */
export function visibleText(html: string): string {
  return bodyText(htmlBlocks(html))
}
