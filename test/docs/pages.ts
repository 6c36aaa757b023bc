import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Every page that people read, by its path from the root of the repository. */
export const PAGES: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...globSync('docs/**/*.md', { cwd: ROOT }).sort(),
]

export function readPage(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The rows of every table of the page with this header, in order, each as its cells. */
export function rowsOf(page: string, header: string): string[][] {
  const tables = readPage(page).split(`${header}\n`).slice(1)
  return tables.flatMap((table) => {
    const [, ...rows] = table.split('\n\n')[0]?.split('\n') ?? []
    return rows.filter((row) => row.startsWith('| ')).map((row) => row.slice(2, -2).split(/ \| /))
  })
}

/** The names in backticks that the first cell of each row consists of. */
export function namesOf(page: string, header: string): string[] {
  return rowsOf(page, header).flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}
