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

/** A path from the root of the repository, or the end of one: `src/http/router.ts`, `router.ts`. */
const PATH = /`((?:src|schema|db|test|docs|\.ci)\/[^`\s]*|[\w/-]+(?:\.test)?\.ts)`/g

test('every file that a page names exists, in decisions too', () => {
  const named = PAGES.flatMap((page) => [...readPage(page).matchAll(PATH)].map(([, path = '']) => ({ page, path })))
  const found = ({ path }: { path: string }) =>
    [path, `{src,schema,db,test}/**/${path}`].some((glob) => globSync(glob).length > 0)
  expect(named.filter((name) => !found(name))).toEqual([])
  expect(named.length).toBeGreaterThan(100)
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
