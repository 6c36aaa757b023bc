import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import type { Viewer } from '../viewer/viewer.ts'
import { authorize, type Policy, policyOf } from './policy.ts'

export const POLICY_PLUGIN = 'policy'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      policy: PolicyPlugin<Types>
    }

    /** `scope`: the policy of each field of the type that does not have its own. */
    export interface BaseTypeOptions<Types extends SchemaTypes = SchemaTypes> {
      scope?: Policy
    }

    export interface FieldOptions {
      scope?: Policy
    }

    export interface SqlFieldOptions {
      readonly scope?: Policy
    }
  }
}

/**
 * Every field has a policy, its own or its type's; a mutation always its own. A field without one fails the build of the schema,
 * so that nothing becomes public by omission. Resolvers are guarded here; `Plans` writes no guarded field, and `admit` starts no
 * guarded subscription, for viewers whom the policy does not permit.
 */
export class PolicyPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const declared: { scope?: unknown } = config.pothosOptions
    const ofType: { scope?: unknown } = this.builder.configStore.getTypeConfig(config.parentType).pothosOptions
    const given = config.kind === 'Mutation' ? declared.scope : (declared.scope ?? ofType.scope)
    const policy = policyOf({ extensions: { policy: given } })
    if (policy === null) {
      const where = config.kind === 'Mutation' ? 'the field' : 'the field or its type'
      throw new Error(
        `${config.parentType}.${config.name} has no policy. Give ${where} the option scope: one of schema/viewer/scopes.ts, or public.`,
      )
    }
    const needs = declared.scope !== undefined && policy !== 'public' ? ` Needs ${policy}.` : ''
    return {
      ...config,
      description: `${config.description ?? ''}${needs}`,
      extensions: { ...config.extensions, policy },
    }
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (policyOf(config) === 'public') return resolve
    // Asynchronous: if an item of a list throws, graphql-js forgets the promises of the items before, and a rejection of one of
    // them that nobody hears of ends the process.
    return async (parent, args, context, info) => {
      authorize(config, viewerOf(context))
      return resolve(parent, args, context, info)
    }
  }
}

function viewerOf(context: object): Viewer {
  if (isViewing(context)) return context.viewer
  throw new Error('the resolver context has no viewer')
}

function isViewing(context: object): context is { viewer: Viewer } {
  return 'viewer' in context
}

SchemaBuilder.registerPlugin(POLICY_PLUGIN, PolicyPlugin)
