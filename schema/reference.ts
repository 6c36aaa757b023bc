import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'

const ROOTS = ['Query', 'Mutation', 'Subscription']

/** Renders the schema as Markdown: the root fields first, then a table of fields for each type. */
export function reference(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  const roots = ROOTS.flatMap((name) => types.filter((type) => type.name === name))
  const others = types.filter((type) => !roots.includes(type)).sort((a, b) => (a.name < b.name ? -1 : 1))
  return `${[HEAD, ...[...roots, ...others].map(section)].join('\n\n')}\n`
}

const HEAD = `# The GraphQL reference

Generated from the schema by \`npm run schema\`. A type that ends with \`!\` is never null. Lists are Relay connections: \`first\`
and \`after\`, \`edges\` and \`pageInfo\`. [Error codes](errors.md) describes the errors.`

function section(type: GraphQLNamedType): string {
  return [`## ${type.name}`, type.description ?? '', ...members(type)].filter((part) => part !== '').join('\n\n')
}

function members(type: GraphQLNamedType): string[] {
  if (isObjectType(type) || isInterfaceType(type))
    return [table('field', Object.values(type.getFields()).map(fieldRow))]
  if (isInputObjectType(type)) return [table('field', Object.values(type.getFields()).map(inputRow))]
  if (isEnumType(type)) {
    return [
      table(
        'value',
        type.getValues().map(({ name, description }) => [code(name), '', text(description)]),
      ),
    ]
  }
  if (isUnionType(type))
    return [
      `One of ${type
        .getTypes()
        .map(({ name }) => link(name))
        .join(', ')}.`,
    ]
  return isScalarType(type) && type.specifiedByURL ? [`See <${type.specifiedByURL}>.`] : []
}

function fieldRow({ name, type, args, description }: GraphQLField<unknown, unknown>): string[] {
  return [code(name), typeLink(String(type)), [text(description), ...args.map(argument)].join('<br>')]
}

function argument({ name, type, defaultValue, description }: GraphQLArgument): string {
  const otherwise = defaultValue === undefined ? '' : `, default ${JSON.stringify(defaultValue)}`
  return `${code(name)} (${typeLink(String(type))}${otherwise}): ${text(description)}`
}

function inputRow({ name, type, description }: GraphQLInputField): string[] {
  return [code(name), typeLink(String(type)), text(description)]
}

function table(first: string, rows: readonly string[][]): string {
  const shown = first === 'value' ? rows.map(([name = '', , about = '']) => [name, about]) : rows
  const head = first === 'value' ? ['value', 'is'] : [first, 'type', 'is']
  return [head, head.map(() => '---'), ...shown].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const code = (name: string) => `\`${name}\``
const link = (name: string) => `[${name}](#${name.toLowerCase()})`
/** In code spans, Markdown shows entities as they are written. */
const text = (description: string | null | undefined) =>
  (description ?? '')
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')
    .split('`')
    .map((part, at) => (at % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`')

function typeLink(type: string): string {
  const name = type.replace(/[^\w]/g, '')
  return ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(name)
    ? code(type)
    : `[${code(type)}](#${name.toLowerCase()})`
}
