import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../db/connection/database.ts'
import { type Reference, type ReferenceIds, referenceKey } from '../../db/content/references.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { Block } from '../../db/tables/block.ts'
import { badInput } from '../../schema/errors.ts'
import type { LockedArticle } from './lock-article.ts'
import { createReferences, referencesIn, resolveReferences } from './publish/references.ts'
import { slugFor } from './publish/slugs.ts'
import type { Revision } from './revise.ts'
import type { Patch } from './validation/patch.ts'

export interface Patched {
  readonly article: NonNullable<Revision['article']>
  change(content: ArticleContent): Partial<ArticleContent>
}

const AT = ['input', 'patch']

/**
 * Resolves what a patch refers to, creates what is new of it, and claims the slug.
 * @throws BAD_USER_INPUT for a section, a translation or a slug that cannot be had
 */
export async function applyPatch(tx: Transaction, { article }: LockedArticle, patch: Patch): Promise<Patched> {
  const { authors = [], tags = [], leadMedia = null, source = null, section = '', translationOf = null } = patch
  const requestedSlug = patch.slug === article.slug ? null : (patch.slug ?? null)
  const referring = {
    submission: { section, translationOf, slug: requestedSlug },
    references: referencesIn({ authors, tags, leadMedia, source }),
    articleId: article.id,
    article,
    requestedSlug,
  }
  const stored = await resolveReferences(tx, [referring])
  if (patch.section !== undefined && !stored.has(referenceKey('section', section))) {
    throw badInput([{ path: [...AT, 'section'], message: `there is no section "${section}"` }])
  }
  if (translationOf !== null && !stored.has(referenceKey('translation', translationOf))) {
    const message = `there is no article with the uri "${translationOf}"`
    throw badInput([{ path: [...AT, 'translationOf'], message }])
  }
  const { ids, claimed } = await createReferences(tx, [referring], stored)
  const slug = await slugFor(tx, referring, claimed)
  if (typeof slug !== 'string') throw slug
  const group = translationOf === null ? uuidv7() : ids.get(referenceKey('translation', translationOf))
  return {
    article: { slug, ...(patch.translationOf !== undefined && group !== undefined && { translationGroup: group }) },
    change: (content) => ({
      ...texts(patch),
      ...resolved(patch, referring.references, ids),
      ...(patch.body && { body: withLivePosts(patch.body, content) }),
    }),
  }
}

const TEXTS = ['headline', 'standfirst', 'byline', 'dateline', 'slugline', 'language', 'urgency', 'labels', 'expiresAt']

/** What is stored as it is given. */
function texts(patch: Patch): Partial<ArticleContent> {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => TEXTS.includes(name) && value !== undefined),
  )
}

function resolved(patch: Patch, references: readonly Reference[], ids: ReferenceIds): Partial<ArticleContent> {
  const idsOf = (kind: Reference['kind']) =>
    references.flatMap((one) => (one.kind === kind ? (ids.get(referenceKey(kind, one.key)) ?? []) : []))
  const sectionId = patch.section === undefined ? undefined : ids.get(referenceKey('section', patch.section))
  return {
    ...(sectionId !== undefined && { sectionId }),
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

function withLivePosts(body: readonly Block[], before: ArticleContent): readonly Block[] {
  return [...before.body.filter(({ type }) => type === 'live-post'), ...body]
}
