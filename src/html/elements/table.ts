import type { Block, TableCell, TableRow } from '../../../db/tables/body/block.ts'
import { flattened } from '../flattened.ts'
import type { Make } from '../rule.ts'
import { withAttributes } from '../style.ts'
import { attribute, type Element, firstElement, isElement } from '../tree.ts'

/** As in HTML, of columns. */
export const MAX_SPAN = 1_000
const NO_TEXT = { html: '', text: '', spans: null }

/** A table of texts; what is no text in a cell follows the table. One that only lays out a page is read as what is in it. */
export const tableOf: Make = (element, style, reading) => {
  const rows = rowsOf(element)
  if (isLayout(element, rows)) return null
  const others: Block[] = []
  const read = rows.map((row): TableRow => {
    const cells = cellsOf(row).map((cell) => {
      const content = flattened(reading.blocks(cell.childNodes, withAttributes(style, cell)))
      others.push(...content.others)
      return cellOf(cell, content.text ?? NO_TEXT)
    })
    return { head: isHead(row, cells), cells }
  })
  const caption = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption')
  const title = flattened(caption ? reading.blocks(caption.childNodes, style) : [])
  others.push(...title.others)
  const filled = read.filter(({ cells }) => cells.length > 0)
  if (filled.every(({ cells }) => cells.every(({ text }) => text === ''))) {
    return [...(title.text ? [{ kind: 'PARAGRAPH', ...title.text } as const] : []), ...others]
  }
  return [{ kind: 'TABLE', rows: headFirst(filled), caption: title.text }, ...others]
}

function rowsOf({ childNodes }: Element): Element[] {
  return childNodes.filter(isElement).flatMap((element) => {
    if (element.tagName === 'tr') return [element]
    return ['thead', 'tbody', 'tfoot'].includes(element.tagName) ? rowsOf(element) : []
  })
}

function cellsOf({ childNodes }: Element): Element[] {
  return childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
}

function isLayout(table: Element, rows: readonly Element[]): boolean {
  const cells = rows.flatMap(cellsOf)
  if (cells.some(({ tagName }) => tagName === 'th')) return false
  const isColumn = rows.every((row) => cellsOf(row).length <= 1)
  return isColumn || /^(presentation|none)$/.test(attribute(table, 'role')) || holdsTable(cells)
}

function holdsTable(cells: readonly Element[]): boolean {
  return firstElement(cells, ({ tagName }) => tagName === 'table') !== null
}

function isHead(row: Element, cells: readonly TableCell[]): boolean {
  if (row.parentNode?.nodeName === 'thead') return true
  return cells.length > 0 && cells.every(({ header }) => header)
}

/** Only rows at the top are its head. */
function headFirst(rows: readonly TableRow[]): TableRow[] {
  const body = rows.findIndex(({ head }) => !head)
  return rows.map((row, at) => ({ ...row, head: row.head && (body === -1 || at < body) }))
}

function cellOf(cell: Element, text: Pick<TableCell, 'html' | 'text' | 'spans'>): TableCell {
  return {
    header: cell.tagName === 'th',
    colspan: spanOf(attribute(cell, 'colspan')),
    rowspan: spanOf(attribute(cell, 'rowspan')),
    ...text,
  }
}

function spanOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Math.min(Math.max(Number(text), 1), MAX_SPAN) : 1
}
