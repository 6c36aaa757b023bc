import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { permits } from '../../../schema/policy/policy.ts'
import { ANONYMOUS } from '../../publisher.ts'

/** Settings of a gateway: a question selects everything at once. */
export const LIMITS = {
  MAX_BODY_BYTES: '1048576',
  MAX_DOCUMENT_BYTES: '1048576',
  MAX_TOKENS: '100000',
  MAX_DEPTH: '100',
  MAX_ALIASES: '1000',
  MAX_COST: '10000000',
  MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0',
}

/** What a reader may try as arguments: names of stories, and of what they have. */
export interface Names {
  readonly ids: readonly string[]
  readonly uris: readonly string[]
  readonly slugs: {
    readonly story: readonly string[]
    readonly tag: readonly string[]
    readonly author: readonly string[]
  }
  readonly words: readonly string[]
  /** A cursor of the log from before all stories. */
  readonly start: string
}

export interface Question {
  readonly name: string
  readonly query: string
}

/** Every field of the root type with every argument that a reader may try, and everything selected that readers may. */
export function questionsOf(schema: GraphQLSchema, operation: 'query' | 'subscription', names: Names): Question[] {
  const root = operation === 'query' ? schema.getQueryType() : schema.getSubscriptionType()
  return Object.values(root?.getFields() ?? {}).flatMap((field) =>
    callsOf(field, names, operation).map((call) => ({
      name: `${operation} ${call}`,
      query: `${operation} { ${call} ${selectionOf(schema, field.type) || refused(field)} }`,
    })),
  )
}

/** A selection of a field of which readers may select nothing. */
function refused({ type }: GraphQLField<unknown, unknown>): string {
  return isLeafType(getNamedType(type)) ? '' : '{ __typename }'
}

/** The field with each candidate of each of its arguments. */
function callsOf(field: GraphQLField<unknown, unknown>, names: Names, operation: 'query' | 'subscription'): string[] {
  const required = field.args.filter(isRequiredArgument)
  const optional = field.args.filter((arg) => !isRequiredArgument(arg))
  const bases = required.reduce<string[]>(
    (calls, arg) =>
      calls.flatMap((call) => candidates(field, arg, names).map((value) => `${call} ${arg.name}: ${value}`)),
    [''],
  )
  const start = optional.find(({ name }) => name === 'after' && operation === 'subscription')
  const replays = start ? [` ${start.name}: ${JSON.stringify(names.start)}`] : ['']
  const others = optional.filter((arg) => arg !== start)
  const all = bases.flatMap((base) =>
    replays.flatMap((replay) => [
      `${base}${replay}`,
      ...others.flatMap((arg) =>
        candidates(field, arg, names).map((value) => `${base}${replay} ${arg.name}: ${value}`),
      ),
    ]),
  )
  return all.map((args) => (args === '' ? field.name : `${field.name}(${args.trim()})`))
}

function candidates(
  field: GraphQLField<unknown, unknown>,
  { name, type }: GraphQLArgument,
  { ids, uris, slugs, words, start }: Names,
): string[] {
  const literals = (values: readonly string[]) => values.map((value) => JSON.stringify(value))
  switch (`${name}: ${getNamedType(type)}`) {
    case 'id: ID':
      return literals(ids)
    case 'ids: ID':
      return [`[${literals(ids).join()}]`]
    case 'ref: ArticleRef':
      return [
        ...literals(ids).map((id) => `{ id: ${id} }`),
        ...literals(uris).map((uri) => `{ uri: ${uri} }`),
        ...literals(slugs.story).map((slug) => `{ slug: ${slug} }`),
      ]
    case 'uri: String':
      return literals(uris)
    case 'slug: String':
      return literals(field.name === 'tag' || field.name === 'author' ? slugs[field.name] : slugs.story)
    case 'prefix: String':
    case 'query: String':
      return literals(words)
    case 'cursor: String':
    case 'cursor: LogCursor':
      return literals([start])
    case 'filter: NewsFilter':
      return [`{ tags: [${literals(slugs.tag).join()}] }`, `{ authors: [${literals(slugs.author).join()}] }`]
    default:
      return []
  }
}

/** Everything that readers may select without arguments. No type is selected below itself. */
function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, above: readonly string[] = []): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  const isAbstract = isAbstractType(named)
  const types = isAbstract ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : []
  const parts = types.map((one) => {
    if (above.includes(one.name)) return ''
    const fields = Object.values(one.getFields()).flatMap((field) => {
      if (!permits(field, ANONYMOUS) || field.args.some(isRequiredArgument)) return []
      const isLeaf = isLeafType(getNamedType(field.type))
      const below = selectionOf(schema, field.type, [...above, one.name])
      return isLeaf || below !== '' ? [`${field.name} ${below}`] : []
    })
    return isAbstract ? `... on ${one.name} { ${['__typename', ...fields].join(' ')} }` : fields.join(' ')
  })
  const text = parts.join(' ').trim()
  return text === '' ? '' : `{ ${text} }`
}
