import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import { encodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLResolveInfo } from 'graphql'
import './field-builder.ts'
import { RowsOf, SqlField } from './declaration.ts'
import { isRow } from './load.ts'
import { withColumns } from './resolvers.ts'

export const SQL_PLUGIN = 'sql'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      sql: SqlPlugin<Types>
    }
  }
}

/** Turns the `select` option of a field into a declaration, and loads missing columns before its resolver is called. */
export class SqlPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.name === 'id' && this.isRow(config.parentType)) return this.nodeId(config)
    const { resolve } = config
    const { select }: { select?: unknown } = config.pothosOptions
    if (select === undefined || !resolve) return config
    const columns = (args: object): string[] | string => {
      const names: unknown = typeof select === 'function' ? select(args) : select
      if (typeof names === 'string') return names
      return Array.isArray(names) ? names.map(String) : []
    }
    const declaration = {
      kind: 'select' as const,
      columns,
      resolve: (row: object, args: object, context: object) => Reflect.apply(resolve, null, [row, args, context]),
    }
    return {
      ...config,
      extensions: { ...config.extensions, sql: new SqlField(declaration) },
      resolve(row: unknown, args: object, context: object, info: GraphQLResolveInfo) {
        if (!isRow(row)) return resolve(row, args, context, info)
        const whole = withColumns(row, [columns(args)].flat(), context, info)
        if (whole instanceof Promise) return whole.then((loaded) => resolve(loaded, args, context, info))
        return resolve(row, args, context, info)
      },
    }
  }

  private isRow(type: string): boolean {
    return this.builder.configStore.getTypeConfig(type).extensions?.rows instanceof RowsOf
  }

  /** Replaces the resolver of the Relay plugin, which creates a promise for each id. */
  private nodeId(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return {
      ...config,
      extensions: { ...config.extensions, sql: new SqlField({ kind: 'nodeId' }) },
      resolve: (row) => (isRow(row) ? encodeGlobalID(config.parentType, String(row.id)) : null),
    }
  }
}

SchemaBuilder.registerPlugin(SQL_PLUGIN, SqlPlugin)
