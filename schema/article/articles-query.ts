import type { Article as ArticleRow } from '../../db/content/article.ts'
import { articlesForEditors, type ChangedKey, type EditorsArguments } from '../../db/news/articles-for-editors.ts'
import { builder } from '../builder.ts'
import { badInput } from '../errors.ts'
import { countedConnection } from '../paging/connection.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor, isCursor } from '../paging/page-cursor.ts'
import type { Asked } from '../sql-plugin/declaration.ts'
import { Article, ArticleStateEnum } from './article.ts'

const MAX_QUERY_CHARACTERS = 256
const STATES = ['DRAFT', 'SCHEDULED', 'EMBARGOED', 'PUBLISHED', 'WITHHELD', 'EXPIRED', 'CANCELED'] as const

interface Asks {
  readonly states?: readonly string[] | null | undefined
  readonly section?: string | null | undefined
  readonly author?: string | null | undefined
  readonly language?: string | null | undefined
  readonly query?: string | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

const ArticleConnection = countedConnection<ArticleRow, ChangedKey>('Article', {
  scope: 'articles:draft',
  node: Article,
  one: 'An article in a list for editors',
  many: 'articles in any state',
  order: 'the last change first',
  columns: ['changedAt', 'id'],
  keyOf: ({ changedAt, id }) => [changedAt, id],
  cursorOf: ([changedAt, id]) => encodePageCursor('changed', Date.parse(changedAt), id),
})

function argumentsOf({ now, value }: Asked<Asks>): EditorsArguments {
  const given = (name: 'section' | 'author' | 'language') =>
    typeof now[name] === 'string' ? { [name]: value((args) => args[name]) } : {}
  const key = (args: Asks) => decodePageCursor('changed', args.after ?? '')
  return {
    limit: pageOf(now).limit,
    states: value(({ states }) => [...new Set(states ?? STATES)]),
    ...given('section'),
    ...given('author'),
    ...given('language'),
    ...(typeof now.query === 'string' && { query: value(({ query }) => checked(query ?? '')) }),
    ...(isCursor(now.after) && {
      after: { changedAt: value((args) => new Date(key(args).rank)), id: value((args) => key(args).id) },
    }),
  }
}

function checked(query: string): string {
  if (query.length <= MAX_QUERY_CHARACTERS) return query
  throw badInput([{ path: ['query'], message: `at most ${MAX_QUERY_CHARACTERS} characters` }])
}

builder.queryField('articles', (t) =>
  t.relatedConnection(articlesForEditors, {
    scope: 'articles:draft',
    type: ArticleConnection,
    nullable: true,
    description: 'Articles in any state, the last change first, in the version that `Article` shows to editors.',
    args: {
      states: t.arg({ type: [ArticleStateEnum], description: 'In one of these states; by default in any.' }),
      section: t.arg.string({
        description: 'The slug of a section; its subsections are included. One that no section has matches nothing.',
      }),
      author: t.arg.string({ description: 'The slug of an author. One that no author has matches nothing.' }),
      language: t.arg({ type: 'LanguageTag', description: 'A BCP 47 language range: `en` includes `en-GB`.' }),
      query: t.arg.string({ description: 'Beginnings of words of the headline or the slugline.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
    },
    key: () => ({ nothing: '' }),
    with: argumentsOf,
  }),
)
