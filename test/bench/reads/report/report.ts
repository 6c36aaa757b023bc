import { readFileSync, writeFileSync } from 'node:fs'
import { chart } from './chart.ts'
import { type Results, saveResults } from './results.ts'
import { tables } from './tables.ts'

const PAGE = new URL('../../../../docs/measurements.md', import.meta.url)
const PICTURE = new URL('../../../../docs/pictures/reads.svg', import.meta.url)
const FIGURES = /(<!-- figures of reads[^>]*-->).*(<!-- end of figures -->)/s

/** Keeps what was measured: in the file of results, and from there in docs/measurements.md and the picture. */
export function report(measured: Omit<Results, 'machine'>): void {
  const results = saveResults(measured)
  writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8'), results))
  if (results.uncached) writeFileSync(PICTURE, chart(results.uncached))
}

/** The page with these figures in the place of those it had. */
export function withFigures(page: string, results: Partial<Results>): string {
  return page.replace(FIGURES, (_, begin: string, end: string) => `${begin}\n${tables(results)}\n${end}`)
}
