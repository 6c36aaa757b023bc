import { terminalText } from './terminal-text.ts'

/** Rows as a table for terminals; `-` stands for what there is not. What may be anybody's cannot steer the terminal. */
export function table(head: readonly string[], rows: readonly (readonly (string | number | Date | null)[])[]): string {
  const lines = [head, ...rows.map((row) => row.map(cell))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

function cell(value: string | number | Date | null): string {
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z')
  return terminalText(String(value ?? '')) || '-'
}
