import type { BlockOf, TableCell, TableRow } from '../../db/tables/body/block.ts'

export function tableHtml({ rows, caption }: BlockOf<'TABLE'>): string {
  const body = rows.findIndex(({ head }) => !head)
  const headRows = body === -1 ? rows : rows.slice(0, body)
  const bodyRows = body === -1 ? [] : rows.slice(body)
  return `<table>${caption === null ? '' : `<caption>${caption.html}</caption>`}${part('thead', headRows)}${part('tbody', bodyRows)}</table>`
}

function part(tag: string, rows: readonly TableRow[]): string {
  if (rows.length === 0) return ''
  return `<${tag}>${rows.map(({ cells }) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('')}</${tag}>`
}

function cellHtml({ header, colspan, rowspan, html }: TableCell): string {
  const tag = header ? 'th' : 'td'
  return `<${tag}${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}>${html}</${tag}>`
}
