import type { ArgBuilder } from '@pothos/core'
import type { Localized } from '../db/tables/localized.ts'
import type { Types } from './builder.ts'
import { localized } from './localized.ts'

interface Named {
  readonly name: string
  readonly names: Localized
}

interface Spoken {
  readonly language?: string | null | undefined
}

/** The field `name` of what has names in several languages. */
export function localizedName({ arg }: { readonly arg: ArgBuilder<Types> }) {
  const columns = ({ language }: Spoken): 'name' | ('name' | 'names')[] => (language ? ['name', 'names'] : 'name')
  return {
    type: 'String' as const,
    description: 'The name in the best matching language.',
    args: {
      language: arg({ type: 'LanguageTag', description: 'The language; by default that of the original name.' }),
    },
    select: columns,
    resolve: ({ name, names }: Named, { language }: Spoken) => localized(names, language, name),
  }
}
