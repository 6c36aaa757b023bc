import type { Transaction } from '../../../db/connection/database.ts'
import { bodyText } from '../../../db/content/body-text.ts'
import type { StoredArticle } from '../../../db/content/lock-articles.ts'
import { contentOfVersion } from '../../../db/content/versions/article-versions.ts'
import type { Block } from '../../../db/tables/body/block.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'
import { relativeUrlIn } from '../../html/relative-url.ts'
import { blocksOfHtml, pageUrlOfContent } from '../body/html-body.ts'
import { withUnsaid } from '../body/unsaid.ts'
import { bodyWithOwnPictures } from '../media/own-pictures.ts'
import { MAX_POST_CHARACTERS } from './post-rules.ts'

interface Given {
  readonly html: string | null
  readonly blocks: readonly Block[] | null
}

/**
 * The blocks that a post with the blocks `before` is given, with its uploaded pictures; null if none are. Relative URLs in its HTML belong to the page of the
 * article at its source.
 * @throws BAD_USER_INPUT
 */
export async function postBlocks(
  tx: Transaction,
  article: StoredArticle,
  { html, blocks }: Given,
  before: readonly Block[],
  at: Issue['path'],
): Promise<readonly Block[] | null> {
  const path = [...at, html === null ? 'blocks' : 'html']
  const written = html === null ? blocks : blocksOfHtml(html, await pageUrlFor(tx, article, html), path)
  if (written === null) return null
  if (written.length === 0) throw badInput([{ path, message: 'has nothing left after sanitising' }])
  if (bodyText(written).length > MAX_POST_CHARACTERS) {
    throw badInput([{ path, message: `at most ${MAX_POST_CHARACTERS} characters` }])
  }
  return bodyWithOwnPictures(tx, html === null ? written : withUnsaid(written, before))
}

/** Read only if something in the HTML needs it: posts come often, and an article is large. */
async function pageUrlFor(tx: Transaction, { id, version }: StoredArticle, html: string): Promise<string | null> {
  if (relativeUrlIn(html) === null) return null
  const content = await contentOfVersion(tx, id, version)
  return content && pageUrlOfContent(content)
}
