import type { NameKind } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import type { Issue } from '../errors.ts'
import { idOf } from '../global-id.ts'
import type { ArticleName } from './article-name.ts'

/** Exactly one of the names is given. */
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

export function kindOf({ id, uri }: ArticleRefShape): NameKind {
  if (typeof id === 'string') return 'id'
  return typeof uri === 'string' ? 'uri' : 'slug'
}

/** @throws BAD_USER_INPUT for an id of something else */
export function nameOf(ref: ArticleRefShape, path: Issue['path']): ArticleName {
  const by = kindOf(ref)
  const value = ref[by] ?? ''
  return { by, value: by === 'id' ? idOf('Article', value, [...path, 'id']) : value }
}
