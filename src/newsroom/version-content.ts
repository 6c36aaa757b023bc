import { bodyText, wordCount } from '../../db/block.ts'
import { type Known, type Named, place } from '../../db/content/references.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { CheckedSubmission } from './checked-submission.ts'

/** The submission with an id for everything that it names; all of it is known by now. */
export function contentOf(submission: CheckedSubmission, named: readonly Named[], known: Known): ArticleContent {
  const text = bodyText(submission.body)
  const ids = (kind: Named['kind']) =>
    named.filter((one) => one.kind === kind).map(({ key }) => idOf(known, place(kind, key)))
  return {
    ...submission,
    sectionId: idOf(known, place('section', submission.section)),
    authorIds: ids('author'),
    tagIds: ids('tag'),
    leadMediaId: ids('media')[0] ?? null,
    bodyText: text,
    wordCount: wordCount(text),
    relatedUris: submission.related,
    sourceId: ids('source')[0] ?? null,
    sourceItemUrl: submission.source?.itemUrl ?? null,
  }
}

function idOf(known: Known, at: string): string {
  const id = known.get(at)
  if (id === undefined) throw new Error(`${at} is not stored`)
  return id
}
