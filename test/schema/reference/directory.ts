import { authorTag, tagTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor, type List } from '../../../schema/paging/page-cursor.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { type Archive, publicArticles, versionOf } from './archive.ts'
import type { Fields } from './fields.ts'

export interface DirectoryArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly prefix?: string | null
}

interface Named {
  readonly id: string
  readonly slug: string
  readonly names: readonly string[]
}

interface Page {
  readonly list: List
  readonly shown: readonly { readonly id: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly total: number
}

/** The page of rows, given in their order, whose names have words that begin like those of the prefix. */
export function directoryPage(
  list: List,
  rows: readonly Named[],
  { after, prefix, ...args }: DirectoryArguments,
): Page {
  const { limit } = pageOf(args)
  const start = typeof after === 'string' ? rows.findIndex(({ id }) => id === decodePageCursor(list, after).id) : -1
  const wanted = wordsOf(prefix ?? '')
  const matches = ({ names, slug }: Named) => {
    const words = wordsOf([...names, slug].join(' '))
    return wanted.every((part) => words.some((word) => word.startsWith(part)))
  }
  const rest = (typeof after === 'string' && start < 0 ? [] : rows.slice(start + 1)).filter(matches)
  return {
    list,
    shown: rest.slice(0, limit),
    hasNextPage: rest.length > limit,
    hasPreviousPage: typeof after === 'string',
    total: rows.filter(matches).length,
  }
}

export function byName<Row extends { readonly id: string }>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [plain(nameOf(one)), plain(nameOf(other))]
    return a < b || (a === b && one.id < other.id) ? -1 : 1
  })
}

/** Whether the viewer sees what public articles do not use. */
export function seesAll({ scopes }: Viewer): boolean {
  return scopes.size > 0
}

/** The ids of the tags, or of the authors, of public articles. */
export function usedIds(archive: Archive, column: 'tag_ids' | 'author_ids'): ReadonlySet<string> {
  return new Set(publicArticles(archive).flatMap((article) => versionOf(archive, article)[column]))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const cursorOf = (list: List, row: { readonly id: string } | undefined) => row && encodePageCursor(list, 0, row.id)

/** The connection and edge types of the lists. */
export const DIRECTORY_FIELDS: Readonly<Record<string, Fields>> = Object.fromEntries(
  (['author', 'tag', 'curation', 'section', 'label', 'feed'] as const).flatMap((list) => {
    const name = `${list.charAt(0).toUpperCase()}${list.slice(1)}`
    const rows = ({ shown }: Page, _args: object, { addCacheTag }: Context) => {
      for (const { id } of shown) {
        if (list === 'author') addCacheTag(authorTag(id))
        if (list === 'tag') addCacheTag(tagTag(id))
      }
      return shown
    }
    const connection: Fields = {
      nodes: rows,
      edges: rows,
      pageInfo: ({ shown, hasNextPage, hasPreviousPage }: Page) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: cursorOf(list, shown[0]) ?? null,
        endCursor: cursorOf(list, shown.at(-1)) ?? null,
      }),
      totalCount: ({ total }: Page) => total,
    }
    const edge: Fields = {
      cursor: (row: { readonly id: string }) => cursorOf(list, row),
      node: (row: object) => row,
    }
    return [
      [`${name}Connection`, connection],
      [`${name}Edge`, edge],
    ]
  }),
)
