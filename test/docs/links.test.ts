import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { PAGES, readPage } from './pages.ts'

/** `[text](path#anchor)`, without links to other sites. */
const LINK = /\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g

const links = PAGES.flatMap((page) =>
  [...readPage(page).matchAll(LINK)].map(([, path = '', anchor]) => ({
    page,
    to: path === '' ? page : join(dirname(page), path),
    anchor,
  })),
)

test('every link to a file leads to one', () => {
  expect(links.filter(({ to }) => !existsSync(to))).toEqual([])
  expect(links.length).toBeGreaterThan(50)
})

test('every link to a heading leads to one', () => {
  const anchored = links.flatMap(({ page, to, anchor }) => (anchor === undefined ? [] : [{ page, to, anchor }]))
  expect(anchored.filter(({ to, anchor }) => existsSync(to) && !anchorsOf(to).includes(anchor))).toEqual([])
  expect(anchored.length).toBeGreaterThan(10)
})

test('every page can be reached from the README', () => {
  const reached = new Set(['README.md'])
  for (const page of reached) for (const link of links) if (link.page === page) reached.add(link.to)
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([])
})

/** Decisions and the changelog tell of the past, when other files had other names. */
const OF_THE_PRESENT = PAGES.filter((page) => page !== 'CHANGELOG.md' && !page.startsWith('docs/decisions/'))

test('every path that a page names exists', () => {
  const named = OF_THE_PRESENT.flatMap((page) =>
    [...readPage(page).matchAll(/`((?:src|schema|db|test|docs|\.ci)\/[^`\s]*)`/g)].map(([, path = '']) => ({
      page,
      path,
    })),
  )
  expect(named.filter(({ path }) => globSync(path).length === 0)).toEqual([])
  expect(named.length).toBeGreaterThan(60)
})

/** As GitHub names the headings of a page. */
function anchorsOf(page: string): string[] {
  const text = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
