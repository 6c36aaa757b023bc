/** One row of a table on standard output. */
export function say(...cells: readonly (string | number)[]): void {
  process.stdout.write(`${cells.join(' | ')}\n`)
}
