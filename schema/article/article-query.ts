import { articleByName } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag, uriTag } from '../cache-tags.ts'
import { badInput } from '../problem.ts'
import { isEditor } from '../viewer/viewer.ts'
import { Article } from './article.ts'

builder.queryField('article', (t) =>
  t.relation(articleByName, {
    type: Article,
    nullable: true,
    description:
      'By current slug, or by any earlier slug of the article (then `article.slug` differs from the argument). Null when there is none to see.',
    args: {
      slug: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
      uri: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
    },
    key: ({ slug, uri }) => ({ slug: slug ?? null, uri: uri ?? null }),
    with: ({ now, context }) => ({ by: nameOf(now), all: isEditor(context.viewer) }),
    tags: {
      parent: { columns: [], add: (add, _key, { uri }) => typeof uri === 'string' && add(uriTag(uri)) },
      rows: { columns: ['id'], add: (add, { id }, { slug }) => typeof slug === 'string' && add(articleTag(id)) },
      // Events do not say which slugs there are from now on.
      none: ALL_NEWS,
    },
  }),
)

interface ArticleName {
  readonly slug?: string | null | undefined
  readonly uri?: string | null | undefined
}

function nameOf({ slug, uri }: ArticleName): 'slug' | 'uri' {
  if (typeof slug === 'string' && typeof uri !== 'string') return 'slug'
  if (typeof uri === 'string' && typeof slug !== 'string') return 'uri'
  throw badInput([{ path: ['slug'], message: 'Give exactly one of slug and uri.' }])
}
