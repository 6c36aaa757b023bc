import type { ObjectRef } from '@pothos/core'
import { builder, type Types } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Policy } from '../policy/policy.ts'
import { pageInfoOf } from './page.ts'

/** Names in descriptions. */
interface Described {
  /** Such as "articles". */
  readonly many: string
  /** Such as "newest first". */
  readonly order?: string
  readonly scope?: Policy
}

const EDGE_CURSOR = 'The cursor of this edge, for `after` and, where a list takes it, `before`.'
const PAGE_INFO = 'The position of the page in the list.'

/** A page that a statement reads. `Key` is the sort key of an edge. */
export interface PageRow<Key> {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly start: Key | null
  readonly end: Key | null
}

export interface CountedPageRow<Key> extends PageRow<Key> {
  readonly totalCount: number
}

interface SqlConnection<Row extends object, Key> extends Described {
  readonly node: ObjectRef<Types, object>
  /** Such as "An article in a list". */
  readonly one: string
  /** The columns of the row that make its key. */
  readonly columns: readonly (keyof Row & string)[]
  keyOf(row: Row): Key
  cursorOf(key: Key): string
}

/** The connection and the edge of a page relation, such as `NewsConnection` and `NewsEdge`. */
export function connection<Row extends object, Key, Page extends PageRow<Key> = PageRow<Key>>(
  name: string,
  { node, one, many, order, scope = 'public', columns, keyOf, cursorOf }: SqlConnection<Row, Key>,
) {
  const edge = builder.objectRef<Row>(`${name}Edge`).implement({
    scope,
    description: `${one}.`,
    fields: (t) => ({
      cursor: t.field({
        type: 'String',
        description: EDGE_CURSOR,
        select: columns,
        resolve: (row) => cursorOf(keyOf(row)),
      }),
      node: t.passthrough({ type: node, description: 'The node.' }),
    }),
  })
  return builder.objectRef<Page>(`${name}Connection`).implement({
    scope,
    description: pageOf({ many, order }),
    fields: (t) => ({
      edges: t.pageRows({ type: [edge], description: `The ${many} with their cursors.` }),
      nodes: t.pageRows({ type: [node], description: `The ${many} without cursors.` }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: PAGE_INFO,
        select: ['hasNextPage', 'hasPreviousPage', 'start', 'end'],
        resolve: ({ hasNextPage, hasPreviousPage, start, end }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: start && cursorOf(start),
          endCursor: end && cursorOf(end),
        }),
      }),
    }),
  })
}

/** A connection that knows how many nodes the whole list has. */
export function countedConnection<Row extends object, Key, Page extends CountedPageRow<Key> = CountedPageRow<Key>>(
  name: string,
  options: SqlConnection<Row, Key>,
) {
  const counted = connection<Row, Key, Page>(name, options)
  builder.objectField(counted, 'totalCount', (t) =>
    t.field({
      type: 'Int',
      description: `The number of ${options.many} in the whole list.`,
      select: ['totalCount'],
      resolve: ({ totalCount }) => totalCount,
    }),
  )
  return counted
}

/** A page that a resolver has read. */
export interface LoadedPage<Row> {
  readonly rows: readonly Row[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

interface LoadedConnection<Row> extends Described {
  readonly edge: ObjectRef<Types, Row>
  readonly node: ObjectRef<Types, object>
  nodeOf(row: Row, context: Context): object | Promise<object>
  cursorOf(row: Row): string
}

/** The connection of a page that a resolver reads; further fields are added to the result. */
export function loadedConnection<Row extends object, Page extends LoadedPage<Row>>(
  name: string,
  { edge, node, many, order, scope = 'public', nodeOf, cursorOf }: LoadedConnection<Row>,
) {
  return builder.objectRef<Page>(`${name}Connection`).implement({
    scope,
    description: pageOf({ many, order }),
    fields: (t) => ({
      edges: t.field({ type: [edge], description: `The ${many} with their cursors.`, resolve: ({ rows }) => rows }),
      nodes: t.field({
        type: [node],
        description: `The ${many} without cursors.`,
        resolve: ({ rows }, _args, context) => rows.map((row) => nodeOf(row, context)),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: PAGE_INFO,
        resolve: (page) => pageInfoOf(page.rows, cursorOf, page),
      }),
    }),
  })
}

function pageOf({ many, order }: { readonly many: string; readonly order: string | undefined }): string {
  return order === undefined ? `A page of ${many}.` : `A page of ${many}, ${order}.`
}
