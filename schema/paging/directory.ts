import type { ArgBuilder, ObjectRef } from '@pothos/core'
import type { DirectoryArguments } from '../../db/content/directory.ts'
import type { Types } from '../builder.ts'
import { badInput } from '../errors.ts'
import type { Asked } from '../sql-plugin/declaration.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { isStaff } from '../viewer/viewer.ts'
import { countedConnection } from './connection.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from './page.ts'
import { decodePageCursor, encodePageCursor, isCursor, type List } from './page-cursor.ts'

const MAX_PREFIX_CHARACTERS = 100

interface DirectoryFieldArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly prefix?: string | null | undefined
}

/** The arguments of the relation. @throws BAD_USER_INPUT; CURSOR_INVALID when the statement runs */
export function directoryArguments(list: List) {
  return ({ now, value, context: { viewer } }: Asked<DirectoryFieldArguments, { readonly viewer: Viewer }>) => {
    const given: DirectoryArguments = {
      limit: pageOf(now).limit,
      all: isStaff(viewer),
      ...(typeof now.prefix === 'string' && { prefix: value(({ prefix }) => checked(prefix ?? '')) }),
      ...(isCursor(now.after) && { after: value(({ after }) => decodePageCursor(list, after ?? '').id) }),
    }
    return given
  }
}

function checked(prefix: string): string {
  if (prefix.length <= MAX_PREFIX_CHARACTERS && prefix.isWellFormed() && !prefix.includes('\0')) return prefix
  throw badInput([{ path: ['prefix'], message: `at most ${MAX_PREFIX_CHARACTERS} characters of text` }])
}

/** The arguments of a field that lists nodes. */
export function directoryArgs({ arg }: { readonly arg: ArgBuilder<Types> }) {
  return {
    first: arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
    after: arg.string({ description: 'Only edges after this cursor.' }),
    prefix: arg.string({
      description:
        'Only what has words in its names or slug that begin like these words: "mar ro" finds Maria Rossi. Case and accents are ignored.',
    }),
  }
}

/** The connection type of a list of nodes, such as `AuthorConnection`, and its edge type. */
export function directoryConnection(name: string, node: ObjectRef<Types, object>, list: List, many: string) {
  return countedConnection<{ readonly id: string }, string>(name, {
    node,
    one: `One of the ${many} in a list`,
    many,
    columns: ['id'],
    keyOf: ({ id }) => id,
    cursorOf: (id) => encodePageCursor(list, 0, id),
  })
}
