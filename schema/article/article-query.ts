import { articleByName } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag, uriTag } from '../cache-tags.ts'
import { badInput } from '../errors.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { Article } from './article.ts'

builder.queryField('article', (t) =>
  t.relation(articleByName, {
    type: Article,
    nullable: true,
    description:
      'The article with this slug or uri; null if there is none that you may see. Earlier slugs work too: `article.slug` then differs from the argument.',
    args: {
      slug: t.arg.string({ description: 'Exactly one of slug and uri is required.' }),
      uri: t.arg.string({ description: 'Exactly one of slug and uri is required.' }),
    },
    key: ({ slug, uri }) => ({ slug: slug ?? null, uri: uri ?? null }),
    with: ({ now, context }) => ({ by: nameOf(now), all: seesDrafts(context.viewer) }),
    tags: {
      parent: { columns: [], add: (add, _key, { uri }) => typeof uri === 'string' && add(uriTag(uri)) },
      rows: { columns: ['id'], add: (add, { id }, { slug }) => typeof slug === 'string' && add(articleTag(id)) },
      // Events do not contain new slugs, so any event about news may make this article available.
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
  throw badInput([{ path: ['slug'], message: 'Exactly one of slug and uri is required.' }])
}
