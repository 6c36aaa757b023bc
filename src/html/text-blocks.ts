import type { Block } from '../../db/tables/body/block.ts'
import { plainRichText } from './rich-text.ts'

/** Plain text: empty lines separate paragraphs; if there are none, every line is a paragraph. */
export function textBlocks(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n[ \t]*\n/) : lines.split('\n')
  return parts.flatMap((part) => {
    const paragraph = plainRichText(part.replace(/\s+/g, ' '))
    return paragraph ? [{ kind: 'PARAGRAPH', ...paragraph } as const] : []
  })
}
