import type { Query, Transaction } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { bodyText, wordCount } from '../../../db/content/body-text.ts'
import { ensureMedia } from '../../../db/content/media/media.ts'
import { contentOfVersion, replaceContent } from '../../../db/content/versions/article-versions.ts'
import { contentDigest } from '../../../db/content/versions/content-digest.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import { bodyHtml } from '../../../schema/body/block-html.ts'
import { convert } from '../../html/convert.ts'
import { lockNamed } from '../lock-article.ts'
import { NO_RULES } from '../media/alt-texts.ts'
import { bodyWithOwnPictures, leadWithOwnPicture } from '../media/own-pictures.ts'
import { draftBeside, reviseAndRelease } from '../revise.ts'
import { withUnsaid } from './unsaid.ts'

/** What became of an article: the same as before, other blocks that look the same, or a version that readers get. */
export type Reconversion = 'unchanged' | 'replaced' | 'published'

/** Makes the body of the article's current version again from its original. `dryRun`: only says what would become of it. */
export function reconvert(query: Query, articleId: string, dryRun: boolean): Promise<Reconversion> {
  return transact(query, async (tx) => {
    const locked = await lockNamed(tx, { by: 'id', value: articleId })
    const { id, version, state } = locked.article
    const before = await contentOfVersion(tx, id, version)
    const after = before && (await converted(tx, before, dryRun))
    if (!before || !after || contentDigest(before) === contentDigest(after)) return 'unchanged'
    const isPublished = state === 'PUBLISHED' && looksDifferent(before, after)
    if (dryRun) return isPublished ? 'published' : 'replaced'
    if (!isPublished) {
      await replaceContent(tx, id, version, after)
      return 'replaced'
    }
    const revision = {
      from: version,
      draftVersion: draftBeside(locked.article),
      by: 'reconvert',
      note: null,
      comparedWith: null,
    }
    // Nobody has written anything that could be refused.
    await reviseAndRelease(tx, locked, revision, { publishAt: null, rules: NO_RULES }, () => after)
    return 'published'
  })
}

/** The content with body and lead made again; null without an original. */
async function converted(tx: Transaction, content: ArticleContent, dryRun: boolean): Promise<ArticleContent | null> {
  const { original, sourceItemUrl } = content
  if (!original) return null
  const { body: written, leadMedia: lead } = convert(original, sourceItemUrl)
  const said = original.media === null ? withUnsaid(written, content.body) : written
  const body = await bodyWithOwnPictures(tx, said)
  const leadMedia = await leadWithOwnPicture(tx, lead)
  const text = bodyText(body)
  const leadMediaId = leadMedia && !dryRun ? await ensureMedia(tx, leadMedia) : content.leadMediaId
  return { ...content, body, bodyText: text, wordCount: wordCount(text), leadMediaId }
}

function looksDifferent(before: ArticleContent, after: ArticleContent): boolean {
  return (
    before.bodyText !== after.bodyText || before.leadMediaId !== after.leadMediaId || looks(before) !== looks(after)
  )
}

/** The address of the gateway, against which the demo newsroom's pictures are read, does not matter here. */
function looks({ body }: ArticleContent): string {
  return bodyHtml(body, 'http://localhost')
}
