import { articleByName } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag, uriTag } from '../cache-tags.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { Article } from './article.ts'
import { ArticleRef, kindOf, nameOf } from './article-ref.ts'

builder.queryField('article', (t) =>
  t.relation(articleByName, {
    type: Article,
    nullable: true,
    description:
      'The article of this name; null if there is none that you may see. Earlier slugs work too: `article.slug` then differs from the argument.',
    args: { ref: t.arg({ type: ArticleRef, required: true, description: 'Its id, its uri or a slug of it.' }) },
    key: ({ ref }) => ({ name: nameOf(ref, ['ref']).value }),
    with: ({ now, context }) => ({ by: kindOf(now.ref), all: seesDrafts(context.viewer) }),
    tags: {
      parent: {
        columns: [],
        add(add, _key, { ref }) {
          const { by, value } = nameOf(ref, ['ref'])
          if (by !== 'slug') add(by === 'uri' ? uriTag(value) : articleTag(value))
        },
      },
      rows: { columns: ['id'], add: (add, { id }, { ref }) => kindOf(ref) === 'slug' && add(articleTag(id)) },
      // Events do not contain new slugs, so any event about news may make this article available.
      none: ALL_NEWS,
    },
  }),
)
