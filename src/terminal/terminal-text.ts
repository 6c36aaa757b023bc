/** What cannot be seen but steers terminals: escape sequences, bidirectional controls, line separators. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu

/** Text that may be anybody's, on one line of a terminal. */
export function terminalText(text: string): string {
  return text.replace(INVISIBLE, '?')
}

/** Prints lines of text that may be anybody's. */
export function printLines(output: { write(text: string): unknown }, text: string): void {
  output.write(`${text.replace(/\n$/, '').split('\n').map(terminalText).join('\n')}\n`)
}
