import { type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql'
import { type Policy, policyOf } from './policy.ts'

export interface PolicyRow {
  /** Schema coordinate; `Type.*` for all fields of a type, or for its public ones. */
  readonly coordinate: string
  readonly policy: Policy | null
}

/** The policy of every field. Fields of the root types have a row each, and so have guarded fields of types with public ones. */
export function policyTable(schema: GraphQLSchema): PolicyRow[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const rows = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => {
      const fields = Object.values(type.getFields())
      const isUniform = new Set(fields.map(policyOf)).size === 1
      return fields.map((field) => {
        const policy = policyOf(field)
        const isOfType = !roots.includes(type) && (isUniform || policy === 'public')
        return { coordinate: `${type.name}.${isOfType ? '*' : field.name}`, policy }
      })
    })
  const distinct = new Map(rows.map((row) => [row.coordinate, row]))
  return [...distinct.values()].sort((one, other) => (one.coordinate < other.coordinate ? -1 : 1))
}

export function policyPage(schema: GraphQLSchema): string {
  const rows = policyTable(schema).map(({ coordinate, policy }) => `| \`${coordinate}\` | ${markdown(policy)} |`)
  return `${HEAD}\n\n| coordinate | scope |\n| --- | --- |\n${rows.join('\n')}\n`
}

function markdown(policy: Policy | null): string {
  return policy === 'public' ? policy : `\`${policy}\``
}

const HEAD = `# Policies

Which scope each field and each mutation needs, generated from the schema by \`npm run schema\`; \`npm run policies\` prints it.
\`Type.*\` is every field of the type that has no row of its own. [Publishing](publishing.md#tokens) describes the scopes and how
to get a token.

Every field declares its policy with the option \`scope\`, at the field or at its type; a mutation always at the field. Without one
the schema does not build. A viewer without the scope gets \`UNAUTHENTICATED\` or \`FORBIDDEN\`, whether Postgres writes the answer
or resolvers do.`
