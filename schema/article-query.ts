import { articleNamed } from '../db/article-relations.ts'
import { Article } from './article.ts'
import { articleBySlug, articleByUri, visible } from './article-loading.ts'
import { builder } from './builder.ts'
import { articleTag, uriTag } from './cache-tags.ts'
import { badInput } from './problem.ts'
import { type Asked, readWith, togetherWith } from './read-together.ts'
import { writtenTogether } from './written.ts'

builder.queryField('article', (t) =>
  t.field({
    type: Article,
    nullable: true,
    description:
      'By current slug, or by any earlier slug of the article (then `article.slug` differs from the argument). Null when there is none to see.',
    args: {
      slug: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
      uri: t.arg.string({ description: 'Give exactly one of slug and uri.' }),
    },
    extensions: {
      ...togetherWith(articleNamed, ({ now, value }: Asked<ArticleName>) =>
        typeof articleName(now).slug === 'string'
          ? { slug: value(({ slug }) => slug) }
          : { uri: value(({ uri }) => uri) },
      ),
      ...writtenTogether<ArticleName>(
        { column: 'state', of: 'value', note: (_shows, state) => state === 'USABLE' },
        {
          column: 'id',
          of: 'value',
          note: (shows, id, { uri }) => shows(typeof uri === 'string' ? uriTag(uri) : articleTag(String(id))),
        },
      ),
    },
    resolve: async (root, args, context) => {
      const { slug, uri } = articleName(args)
      const read = readWith(root, articleNamed, args)
      if (typeof slug === 'string') return visible(await articleBySlug(context, slug, read), context.viewer)
      return visible(await articleByUri(context, uri, read), context.viewer)
    },
  }),
)

interface ArticleName {
  readonly slug?: string | null | undefined
  readonly uri?: string | null | undefined
}

function articleName({ slug, uri }: ArticleName): { slug: string; uri?: never } | { uri: string; slug?: never } {
  if (typeof slug === 'string' && typeof uri !== 'string') return { slug }
  if (typeof uri === 'string' && typeof slug !== 'string') return { uri }
  throw badInput([{ path: ['slug'], message: 'Give exactly one of slug and uri.' }])
}
