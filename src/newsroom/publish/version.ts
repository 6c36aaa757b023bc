import { bodyText, wordCount } from '../../../db/content/body-text.ts'
import { type Reference, type ReferenceIds, referenceKey } from '../../../db/content/references.ts'
import type { ArticleVersion } from '../../../db/content/versions/article-versions.ts'
import { deskFieldsAfter, keepDeskFields } from '../../../db/content/versions/desk-fields.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** The next version of the article, from the submission, its slug and the ids of everything that it refers to. */
export function versionOf(
  verb: 'publishArticle' | 'saveDraft',
  { articleId: id, uri, article, submission, references, sourceDigest, before, wire }: LockedSubmission,
  slug: string,
  ids: ReferenceIds,
  now: Date,
  by: string | null,
): ArticleVersion {
  const { translationOf, publishAt } = submission
  const group = translationOf === null ? article?.translationGroup : ids.get(referenceKey('translation', translationOf))
  const version = (article?.latestVersion ?? 0) + 1
  // What is published replaces the working draft; but who imports does not know of it.
  const beside = submission.sourceDigest === null ? null : (article?.draftVersion ?? null)
  const said = {
    ...contentOf(submission, references, ids),
    slug,
    translationGroup: group ?? id,
    deskFields: null,
  }
  const first = wire?.at ?? publishAt
  return {
    article: { id, uri, sourceDigest },
    version,
    draftVersion: verb === 'saveDraft' ? version : wire ? wire.draftVersion : beside,
    content: ofFeed(said, before, wire !== null),
    at: article?.publishedAt == null && first && first < now ? first : now,
    by,
    note: submission.note,
  }
}

/** A wire leaves what the desk has changed; what the desk changes becomes its own. */
function ofFeed(content: ArticleContent, before: ArticleContent | null, isWire: boolean): ArticleContent {
  if (!isWire) return before ? { ...content, deskFields: deskFieldsAfter(before, content) } : content
  return keepDeskFields({ ...content, deskFields: [] }, before ?? content)
}

function contentOf(
  submission: LockedSubmission['submission'],
  references: readonly Reference[],
  ids: ReferenceIds,
): Omit<ArticleContent, 'slug' | 'translationGroup' | 'deskFields'> {
  const idsOf = (kind: Reference['kind']) =>
    references.filter((one) => one.kind === kind).map(({ key }) => storedId(ids, referenceKey(kind, key)))
  const text = bodyText(submission.body)
  return {
    ...submission,
    sectionId: storedId(ids, referenceKey('section', submission.section)),
    otherSectionIds: submission.sections
      .filter((slug) => slug !== submission.section)
      .map((slug) => storedId(ids, referenceKey('section', slug))),
    authorIds: idsOf('author'),
    tagIds: idsOf('tag'),
    leadMediaId: idsOf('media')[0] ?? null,
    bodyText: text,
    wordCount: wordCount(text),
    relatedUris: submission.related,
    sourceId: idsOf('source')[0] ?? null,
    sourceItemUrl: submission.source?.itemUrl ?? null,
  }
}

function storedId(ids: ReferenceIds, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`${key} is not stored`)
  return id
}
