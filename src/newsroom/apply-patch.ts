import type { Transaction } from '../../db/connection/database.ts'
import { type Reference, type ReferenceIds, referenceKey } from '../../db/content/references.ts'
import { ARTICLE_CONTENT, type ArticleContent } from '../../db/tables/article-content.ts'
import { badInput } from '../../schema/errors.ts'
import { pageUrlOfContent, writtenBody } from './body/html-body.ts'
import type { LockedArticle } from './lock-article.ts'
import { leadWithOwnPicture } from './media/own-pictures.ts'
import { createReferences, referencesIn, resolveReferences } from './publish/references.ts'
import { slugFor } from './publish/slugs.ts'
import { unknownNames } from './publish/unknown-names.ts'
import type { Patch } from './validation/patch.ts'

/** What a patch makes of the content of a version. */
export type ApplyPatch = (content: ArticleContent) => Partial<ArticleContent>

const AT = ['input', 'patch']

/**
 * Resolves what a patch refers to, creates what is new of it, and claims the slug.
 * @throws BAD_USER_INPUT for a section, a label, a translation or a slug that cannot be had
 */
export async function applyPatch(tx: Transaction, { article }: LockedArticle, patch: Patch): Promise<ApplyPatch> {
  const { authors = [], tags = [], source = null, translationOf = null } = patch
  const leadMedia = await leadWithOwnPicture(tx, patch.leadMedia ?? null)
  const { section = '', sections = [], labels = [] } = patch
  const requestedSlug = patch.slug === article.slug ? null : (patch.slug ?? null)
  const referring = {
    submission: { section, sections, labels, translationOf, slug: requestedSlug },
    references: referencesIn({ authors, tags, leadMedia, source }),
    articleId: article.id,
    article,
    requestedSlug,
  }
  const stored = await resolveReferences(tx, [referring])
  const unknown = unknownNames(patch, stored, AT)
  if (unknown.length > 0) throw badInput(unknown)
  const { ids, claimed } = await createReferences(tx, [referring], stored)
  const slug = await slugFor(tx, referring, claimed)
  if (typeof slug !== 'string') throw slug
  // What translates nothing is the first of its own group.
  const group = translationOf === null ? article.id : ids.get(referenceKey('translation', translationOf))
  return (content) => ({
    ...texts(patch),
    ...(patch.slug && { slug }),
    ...(patch.translationOf !== undefined && group !== undefined && { translationGroup: group }),
    ...resolved(patch, referring.references, ids),
    ...sectionsOf(patch, content, ids),
    ...writtenBody(patch, content.body, pageUrlAfter(patch, content), AT),
  })
}

/** Relative URLs belong to the page of the article as it is with the patch. */
function pageUrlAfter({ source, canonicalUrl }: Patch, content: ArticleContent): string | null {
  return pageUrlOfContent({
    sourceItemUrl: source === undefined ? content.sourceItemUrl : (source?.itemUrl ?? null),
    canonicalUrl: canonicalUrl === undefined ? content.canonicalUrl : canonicalUrl,
  })
}

/** What is stored as it is given. */
function texts({ slug: _slug, body: _body, ...patch }: Patch): Partial<ArticleContent> {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => name in ARTICLE_CONTENT && value !== undefined),
  )
}

function resolved(patch: Patch, references: readonly Reference[], ids: ReferenceIds): Partial<ArticleContent> {
  const idsOf = (kind: Reference['kind']) =>
    references.flatMap((one) => (one.kind === kind ? (ids.get(referenceKey(kind, one.key)) ?? []) : []))
  return {
    ...(patch.authors && { authorIds: idsOf('author') }),
    ...(patch.tags && { tagIds: idsOf('tag') }),
    ...(patch.leadMedia !== undefined && { leadMediaId: idsOf('media')[0] ?? null }),
    ...(patch.related && { relatedUris: patch.related }),
    ...(patch.source !== undefined && {
      sourceId: idsOf('source')[0] ?? null,
      sourceItemUrl: patch.source?.itemUrl ?? null,
    }),
  }
}

/** The primary section is never among the others. */
function sectionsOf(
  { section, sections }: Patch,
  before: ArticleContent,
  ids: ReferenceIds,
): Pick<ArticleContent, 'sectionId' | 'otherSectionIds'> {
  const idOf = (slug: string) => ids.get(referenceKey('section', slug))
  const sectionId = (section === undefined ? undefined : idOf(section)) ?? before.sectionId
  const others = sections ? sections.flatMap((slug) => idOf(slug) ?? []) : before.otherSectionIds
  return { sectionId, otherSectionIds: others.filter((id) => id !== sectionId) }
}
