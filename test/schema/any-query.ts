import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { schema } from '../../schema/schema.ts'
import type { Chance } from '../chance.ts'

/** What there is to be asked for, by the name of an argument. */
export interface Known {
  readonly slug: Readonly<Record<string, readonly [string, ...string[]]>>
  readonly uri: readonly [string, ...string[]]
  readonly id: readonly [string, ...string[]]
  readonly cursor: readonly [string, ...string[]]
}

export interface AnyQuery {
  readonly document: string
  readonly variables: Record<string, unknown>
}

const MAX_DEPTH = 5

/** A query of fields of the schema, or of those that `asks` names, at random: aliases, fragments, variables, directives and all. */
export function anyQuery(
  random: Chance,
  known: Known,
  asks: (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => boolean = () => true,
): AnyQuery {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const fragments: string[] = []
  const { below, pick, some } = random
  const often = (parts: number, of: number) => below(of) < parts

  const variable = (type: string, value: unknown): string => {
    const name = `v${declared.length}`
    declared.push(`$${name}: ${type}`)
    variables[name] = value
    return `$${name}`
  }
  const condition = () => {
    if (!often(1, 12)) return ''
    return ` @${pick(['skip', 'include'])}(if: ${often(1, 2) ? variable('Boolean!', often(1, 2)) : often(1, 2)})`
  }
  const filter = () => ({
    ...(often(1, 3) && { sections: some(known.slug.section ?? [], 0.5) }),
    ...(often(1, 3) && { tags: some(known.slug.tag ?? [], 0.5) }),
    ...(often(1, 4) && { authors: some(known.slug.author ?? [], 0.5) }),
    ...(often(1, 4) && { languages: [pick(['en', 'it', 'de'])] }),
    ...(often(1, 6) && { labels: [pick(['LIVE', 'VIDEO'])] }),
    ...(often(1, 6) && { maxUrgency: 1 + below(9) }),
    ...(often(1, 6) && { publishedFrom: new Date(Date.now() - 3_600_000).toISOString() }),
    ...(often(1, 6) && { publishedBefore: null }),
  })
  const value = (field: GraphQLField<unknown, unknown>, { name, type }: GraphQLArgument): unknown => {
    const named = getNamedType(type)
    if (named.name === 'NewsFilter') return filter()
    if (isEnumType(named)) return pick(named.getValues().map(({ name }) => name) as [string, ...string[]])
    if (name === 'slug') return pick(known.slug[field.name] ?? ['none'])
    if (name === 'uri') return pick(known.uri)
    if (name === 'id') return pick(known.id)
    if (name === 'ids') return some(known.id, 0.4)
    if (name === 'after' || name === 'before') return pick(known.cursor)
    if (name === 'language') return pick(['it', 'en-GB', 'de'])
    if (name === 'query') return pick(['words', 'harbour OR words', 'nothing'])
    return often(1, 20) ? 0 : 1 + below(6)
  }
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
    if (typeof value === 'object' && value !== null) {
      return `{ ${Object.entries(value)
        .map(([key, one]) => `${key}: ${key === 'labels' ? `[${one}]` : literal(one)}`)
        .join(', ')} }`
    }
    return JSON.stringify(value)
  }
  const chosen = (field: GraphQLField<unknown, unknown>) => {
    const rare = field.name === 'article' ? [] : field.args.filter((arg) => !isRequiredArgument(arg) && often(1, 3))
    const one = field.name === 'article' ? [pick(field.args as [GraphQLArgument, ...GraphQLArgument[]])] : []
    return [...field.args.filter(isRequiredArgument), ...one, ...rare].filter(
      ({ name }, _at, all) => name !== 'last' || !all.some((other) => other.name === 'first'),
    )
  }
  const args = (field: GraphQLField<unknown, unknown>): string => {
    const given = chosen(field).map((arg) => {
      const given = value(field, arg)
      const text = isEnumType(getNamedType(arg.type)) ? String(given) : literal(given)
      return `${arg.name}: ${often(1, 3) ? variable(String(arg.type), given) : text}`
    })
    return given.length === 0 ? '' : `(${given.join(', ')})`
  }
  /** `prefix` keeps fields of several types at one place apart: they may have one name and different types. */
  const selection = (type: GraphQLOutputType, depth: number, prefix = ''): string => {
    const named = getNamedType(type)
    if (!isCompositeType(named)) return ''
    if (!isObjectType(named)) {
      const types = isUnionType(named) ? named.getTypes() : schema.getPossibleTypes(named)
      const parts = some(types, 0.6).map((one) => `... on ${one.name} ${selection(one, depth, `${one.name}_`)}`)
      return `{ __typename ${parts.join(' ')} }`
    }
    const fields = Object.values(named.getFields()).filter(
      (field) => asks(named, field) && (depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type))),
    )
    const wanted = some(fields, depth === 0 ? 0.25 : Math.max(0.2, 3 / fields.length))
    if (fields.length === 0) return ' { __typename }'
    const parts = (wanted.length > 0 ? wanted : fields.slice(0, 1)).map((field, at) => {
      const alias = often(1, 3) ? `a${depth}${at}${below(100)}` : field.args.length > 0 ? `f${at}` : field.name
      return `${prefix}${alias}: ${field.name}${args(field)}${condition()}${selection(field.type, depth + 1)}`
    })
    const [first = '__typename', ...others] = parts
    if (often(1, 8)) {
      const name = `F${fragments.length}`
      fragments.push('')
      fragments[Number(name.slice(1))] = `fragment ${name} on ${named.name} { ${others.join(' ') || '__typename'} }`
      return ` { ${first} ...${name}${condition()} }`
    }
    if (often(1, 8)) return ` { ${first} ... on ${named.name} { ${others.join(' ') || '__typename'} } __typename }`
    return ` { ${parts.join(' ')} }`
  }
  const query = schema.getQueryType()
  const body = query ? selection(query, 0) : ''
  const head = declared.length > 0 ? `query Any(${declared.join(', ')})` : 'query Any'
  return { document: [`${head}${body}`, ...fragments].join('\n'), variables }
}
