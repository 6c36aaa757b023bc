import { readFileSync } from 'node:fs'
import {
  astFromValue,
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  print,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'

const contract = buildSchema(readFileSync(new URL('./contract.graphql', import.meta.url), 'utf8'))

test('everything the contract names is there, under the same name and of the same type', () => {
  // What clients must give by the contract may be left out since: those who give it are served as before.
  const real = new Set(facts(schema).flatMap((fact) => (fact.includes(' takes ') ? [fact, `${fact}!`] : fact)))
  expect(facts(contract).filter((fact) => !real.has(fact))).toEqual([])
})

test('nothing more is demanded of clients than the contract does', () => {
  const promised = new Set(demands(contract))
  const ofThePromised = demands(schema).filter(isOfThePromised)
  expect(ofThePromised.filter((demand) => !promised.has(demand))).toEqual([])
})

/** Whether a demand is made of clients that know nothing but the contract: for a field that it names, or for an input of it. */
function isOfThePromised(demand: string): boolean {
  const [name = '', field = ''] = demand.split('.')
  const type = contract.getType(name)
  return isObjectType(type) ? type.getFields()[field] !== undefined : type !== undefined
}

/** One line for each thing that a client may rely on, such as `Article.related(first): Int = 5`. */
function facts(of: GraphQLSchema): string[] {
  return Object.values(of.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => {
      const own = `${type}: ${type.constructor.name}`
      if (isEnumType(type)) return [own, ...type.getValues().map(({ name }) => `${type}.${name}`)]
      if (isUnionType(type)) return [own, ...type.getTypes().map((member) => `${member} is a ${type}`)]
      if (isInputObjectType(type)) {
        const fields = Object.values(type.getFields()).map((field) => `${type}.${field.name} takes ${given(field)}`)
        return [own, ...(type.isOneOf ? [`${type} is one of`] : []), ...fields]
      }
      if (!isObjectType(type) && !isInterfaceType(type)) return [own]
      const fields = Object.values(type.getFields()).flatMap((field) => [
        `${type}.${field.name}: ${field.type}`,
        ...field.args.map((arg) => `${type}.${field.name}(${arg.name}) takes ${given(arg)}`),
      ])
      return [own, ...type.getInterfaces().map((implemented) => `${type} is a ${implemented}`), ...fields]
    })
}

function given({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type)
  return value ? `${type} = ${print(value)}` : String(type)
}

/** What a client must give. */
function demands(of: GraphQLSchema): string[] {
  return Object.values(of.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) {
      const required = Object.values(type.getFields()).filter(isRequiredInputField)
      return required.map(({ name }) => `${type}.${name}`)
    }
    if (!isObjectType(type) || isIntrospectionType(type)) return []
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.filter(isRequiredArgument).map(({ name }) => `${type}.${field.name}.${name}`),
    )
  })
}
