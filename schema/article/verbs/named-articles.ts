import { articleByName } from '../../../db/content/article.ts'
import type { Context } from '../../context.ts'
import { badInput, type Issue } from '../../errors.ts'
import { loadOne } from '../../sql-plugin/load-relation.ts'
import { seesDrafts } from '../../viewer/viewer.ts'
import { type ArticleRefShape, nameOf } from '../article-ref.ts'

const MAX_RELATED = 100

/** The articles that an article names, as a submission has them: by their uris. */
interface Named {
  readonly related?: readonly string[] | null | undefined
  readonly translationOf?: string | null | undefined
}

/** What names them by uris, as an input of the API: by references. */
export type NamingArticles<Submission extends Named> = Omit<Submission, keyof Named> & {
  readonly related?: readonly ArticleRefShape[] | null | undefined
  readonly translationOf?: ArticleRefShape | null | undefined
}

/**
 * The input with the uris of the articles that it names. A related article that is named by its uri need not exist. `known` are uris
 * that the viewer knows, though they may not read drafts.
 * @throws BAD_USER_INPUT for articles that do not exist, and in the same words for those that the viewer cannot read
 */
export async function withUris<Input extends NamingArticles<object>>(
  input: Input,
  at: Issue['path'],
  context: Context,
  known: ReadonlySet<string> = new Set(),
): Promise<Omit<Input, keyof Named> & Named> {
  const { related, translationOf, ...content } = input
  const sees = seesDrafts(context.viewer)
  const issues: Issue[] = []
  const uriOf = async (ref: ArticleRefShape, path: Issue['path'], mayBeUnknown: (uri: string) => boolean) => {
    const { by, value } = nameOf(ref, path)
    if (by === 'uri' && mayBeUnknown(value)) return value
    const article = await loadOne(context, articleByName, { name: value }, { by, all: sees })
    if (!article) issues.push({ path, message: `there is no article of this ${by}` })
    return article?.uri ?? ''
  }
  if (related && related.length > MAX_RELATED) {
    throw badInput([{ path: [...at, 'related'], message: `at most ${MAX_RELATED}` }])
  }
  const uris = await Promise.all((related ?? []).map((ref, index) => uriOf(ref, [...at, 'related', index], () => true)))
  const translated =
    translationOf && (await uriOf(translationOf, [...at, 'translationOf'], (uri) => sees || known.has(uri)))
  if (issues.length > 0) throw badInput(issues)
  return {
    ...content,
    ...(related !== undefined && { related: related && uris }),
    ...(translationOf !== undefined && { translationOf: translated }),
  }
}
