import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { permits } from '../../schema/policy/policy.ts'
import { schema } from '../../schema/schema.ts'
import { declarationOf } from '../../schema/sql-plugin/declaration.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import type { Chance } from '../chance.ts'
import { anyArguments, type Known } from './any-argument.ts'

export interface AnyQuery {
  readonly document: string
  readonly variables: Record<string, unknown>
}

/** Fields of one type, and what an operation with them has to declare and to be given. */
export interface AnySelection {
  readonly selection: string
  readonly declared: readonly string[]
  readonly fragments: readonly string[]
  readonly variables: Record<string, unknown>
}

/** Whether a selection may have this field. */
export type Asks = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => boolean

/** Whether the field has a declaration, is for everyone and not costly; for some arguments it may still need its resolver. */
export const isDeclared: Asks = ({ name }, field) => {
  if (field.name === 'totalCount') return false
  return (declarationOf(field) !== null && permits(field, ANONYMOUS)) || name === 'PageInfo'
}

const MAX_DEPTH = 5

/** A query of fields of the schema, or of those that `asks` names. */
export function anyQuery(random: Chance, known: Known, asks?: Asks): AnyQuery {
  const { selection, declared, fragments, variables } = anySelection(random, known, 'Query', asks)
  const head = declared.length > 0 ? `query Any(${declared.join(', ')})` : 'query Any'
  return { document: [`${head}${selection}`, ...fragments].join('\n'), variables }
}

/** Fields at random: aliases, fragments, variables, directives and all. */
export function anySelection(random: Chance, known: Known, type: string, asks: Asks = () => true): AnySelection {
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
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
    if (typeof value === 'object' && value !== null) {
      return `{ ${Object.entries(value)
        .map(([key, one]) => `${key}: ${literal(one)}`)
        .join(', ')} }`
    }
    return JSON.stringify(value)
  }
  const args = (field: GraphQLField<unknown, unknown>): string => {
    const given = anyArguments(random, known, field).map(({ arg, value }) => {
      const text = isEnumType(getNamedType(arg.type)) ? String(value) : literal(value)
      return `${arg.name}: ${often(1, 3) ? variable(String(arg.type), value) : text}`
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
      const alias = often(1, 3) ? `a${depth}_${at}_${below(100)}` : field.args.length > 0 ? `f${at}` : field.name
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
  const root = schema.getType(type)
  if (!isObjectType(root)) throw new Error(`${type} has no fields.`)
  return { selection: selection(root, 0), declared, fragments, variables }
}
