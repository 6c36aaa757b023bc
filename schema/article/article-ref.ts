import { builder } from '../builder.ts'
import { badInput, type Issue } from '../errors.ts'
import { idOf } from '../global-id.ts'
import type { ArticleName } from './article-name.ts'

export interface ArticleRefShape {
  readonly id?: string | null | undefined
  readonly uri?: string | null | undefined
  readonly slug?: string | null | undefined
}

export const ArticleRef = builder.inputRef<ArticleRefShape>('ArticleRef').implement({
  description: 'Names an article by one of its names, for example `{uri: "urn:newsml:example.org:20260106:ferry"}`.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    uri: t.string({ description: 'Its `uri`.' }),
    slug: t.string({ description: 'Its `slug`, or one that it had.' }),
  }),
})

/** @throws BAD_USER_INPUT for an id of something else */
export function nameOf({ id, uri, slug }: ArticleRefShape, path: Issue['path']): ArticleName {
  if (typeof id === 'string') return { by: 'id', value: idOf('Article', id, [...path, 'id']) }
  if (typeof uri === 'string') return { by: 'uri', value: uri }
  if (typeof slug === 'string') return { by: 'slug', value: slug }
  throw badInput([{ path, message: 'give one of id, uri and slug' }])
}

/**
 * The name in an input that takes a reference, or an id beside it.
 * @throws BAD_USER_INPUT unless there is exactly one of them
 */
export function namedIn(
  { article, id }: { article?: ArticleRefShape | null | undefined; id?: string | null | undefined },
  idField: string,
): ArticleName {
  if (article && typeof id !== 'string') return nameOf(article, ['input', 'article'])
  if (typeof id === 'string' && !article) return { by: 'id', value: idOf('Article', id, ['input', idField]) }
  throw badInput([{ path: ['input', 'article'], message: `give exactly one of article and ${idField}` }])
}
