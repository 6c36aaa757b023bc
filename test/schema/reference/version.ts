import { type BlockChange, blockDiff } from '../../../db/content/versions/block-diff.ts'
import { NOT_STORED } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { cursorInvalid, notFound, previewInvalid } from '../../../schema/errors.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../../../schema/paging/page-cursor.ts'
import { type Archive, type ArticleKey, byId, versionOf } from './archive.ts'
import { blocks } from './block.ts'
import { type Fields, members } from './fields.ts'
import { refuseReaders } from './refuse.ts'

/** What the body was made from, for editors only. */
export function originalOf(archive: Archive): Fields[string] {
  return (key: ArticleKey, _args: object, { viewer }: Context) => {
    refuseReaders(viewer)
    return versionOf(archive, key).original
  }
}

/** The fields of an article that lead to its versions, for editors only. */
export function versionsOfArticle(archive: Archive): Fields {
  const due = ({ id }: ArticleKey) =>
    archive.dueChanges.find(({ article_id, change }) => article_id === id && change === 'PUBLISH')
  const forEditors =
    <Args, Result>(resolve: (key: ArticleKey, args: Args) => Result) =>
    (key: ArticleKey, args: Args, { viewer }: Context) => {
      refuseReaders(viewer)
      return resolve(key, args)
    }
  const numbered = ({ id }: ArticleKey, number: number | null | undefined) =>
    archive.versions.some(({ article_id, version }) => article_id === id && version === number)
      ? { id, version: number }
      : null
  return {
    draft: forEditors((key) => numbered(key, byId(archive.articles, key.id).draft_version)),
    scheduled: forEditors((key) => numbered(key, due(key)?.version)),
    atVersion: forEditors((key, { version }: { version: number }) => numbered(key, version)),
    // Synchronous, as all of this is: graphql-js lets no rejection go unheard that way.
    diff: forEditors((key, { from, to }: { from: number; to: number }) => {
      const versions = { from: numbered(key, from), to: numbered(key, to) }
      if (!versions.from || !versions.to) throw notFound('')
      return versions
    }),
    revisions: forEditors(({ id }, args: { first?: number; after?: string }) => {
      const { limit } = pageOf(args)
      const after = typeof args.after === 'string' ? decodePageCursor('revision', args.after) : null
      if (after && after.id !== id) throw cursorInvalid()
      const below = after?.rank ?? Infinity
      const all = archive.versions
        .filter(({ article_id, version }) => article_id === id && version < below)
        .sort((one, other) => other.version - one.version)
        .map(({ version }) => ({ id, version }))
      const shown = all.slice(0, limit)
      return {
        edges: shown.map((version) => ({ cursor: cursorOf(version), node: version })),
        nodes: shown,
        pageInfo: {
          hasNextPage: all.length > limit,
          hasPreviousPage: below !== Infinity,
          startCursor: shown[0] ? cursorOf(shown[0]) : null,
          endCursor: shown.at(-1) ? shown.slice(-1).map(cursorOf)[0] : null,
        },
      }
    }),
  }
}

const SHOWN_BY = {
  headline: ['headline'],
  standfirst: ['standfirst'],
  byline: ['byline'],
  dateline: ['dateline'],
  slugline: ['slugline'],
  language: ['language'],
  urgency: ['urgency'],
  labels: ['labels'],
  section: ['section_id'],
  sections: ['other_section_ids'],
  authors: ['author_ids'],
  tags: ['tag_ids'],
  leadMedia: ['lead_media_id'],
  body: ['body'],
  related: ['related_uris'],
  source: ['source_id', 'source_item_url'],
  embargoedUntil: ['embargoed_until'],
  expiresAt: ['expires_at'],
  genre: ['genre'],
  access: ['access'],
  canonicalUrl: ['canonical_url'],
  seoTitle: ['seo_title'],
  seoDescription: ['seo_description'],
  socialTitle: ['social_title'],
  socialDescription: ['social_description'],
} as const

export function diffFields(archive: Archive): Fields {
  type Diff = { readonly from: ArticleKey; readonly to: ArticleKey }
  return {
    ...members('from', 'to'),
    fields({ from, to }: Diff) {
      const [before, after] = [versionOf(archive, from), versionOf(archive, to)]
      const differs = (columns: (typeof SHOWN_BY)[keyof typeof SHOWN_BY]) =>
        columns.some((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))
      return Object.entries(SHOWN_BY).flatMap(([field, columns]) => (differs(columns) ? field : []))
    },
    blocks: ({ from, to }: Diff) => blockDiff(versionOf(archive, from).body, versionOf(archive, to).body),
  }
}

/** The blocks of a comparison, each with the name of its type. */
export const BLOCK_CHANGE_FIELDS: Fields = {
  kind: ({ kind }: BlockChange) => kind,
  from: ({ from }: BlockChange) => (from ? blocks([from.block])[0] : null),
  fromIndex: ({ from }: BlockChange) => from?.index ?? null,
  to: ({ to }: BlockChange) => (to ? blocks([to.block])[0] : null),
  toIndex: ({ to }: BlockChange) => to?.index ?? null,
}

export function versionFields(archive: Archive): Fields {
  const version = (key: ArticleKey) => versionOf(archive, key)
  const due = ({ id, version }: ArticleKey) =>
    archive.dueChanges.find((one) => one.article_id === id && one.change === 'PUBLISH' && one.version === version)
  return {
    at: (key: ArticleKey) => version(key).created_at,
    by: (key: ArticleKey) => version(key).created_by,
    note: (key: ArticleKey) => version(key).note,
    publicAt: (key: ArticleKey) => version(key).public_at,
    publishAt: (key: ArticleKey) => due(key)?.due_at ?? null,
    state(key: ArticleKey) {
      const article = byId(archive.articles, key.id)
      const { public_at, embargoed_until } = version(key)
      if (article.state === 'CANCELED') return 'CANCELED'
      if (public_at !== null && article.version === key.version) return article.state
      if (article.draft_version === key.version) return 'DRAFT'
      const at = due(key)?.due_at
      if (!at) return 'REPLACED'
      return embargoed_until !== null && embargoed_until >= at ? 'EMBARGOED' : 'SCHEDULED'
    },
  }
}

export function revisionFields(archive: Archive): Readonly<Record<string, Fields>> {
  const { at, by, note, state } = versionFields(archive)
  if (!at || !by || !note || !state) throw new Error('a version lacks a field')
  return {
    RevisionConnection: members('edges', 'nodes', 'pageInfo'),
    RevisionEdge: members('cursor', 'node'),
    Revision: {
      at,
      by,
      note,
      state,
      version: ({ version }: ArticleKey) => version,
      headline: (key: ArticleKey) => versionOf(archive, key).headline,
      content: (key: ArticleKey) => key,
    },
  }
}

export const PREVIEW_FIELDS: Fields = members('expiresAt', 'draft', 'scheduled')

export function previewQueries(archive: Archive): Fields {
  return {
    preview(_root: unknown, { token }: { token: string }, { previewLinks, addCacheTag }: Context) {
      addCacheTag(NOT_STORED)
      const link = previewLinks.verify(token)
      if (!link) throw previewInvalid()
      const { id, draft_version } = byId(archive.articles, link.articleId)
      const due = archive.dueChanges.find(({ article_id, change }) => article_id === id && change === 'PUBLISH')
      const draft = draft_version === null ? null : { id, version: draft_version }
      const scheduled = due ? { id, version: due.version } : null
      if (!draft && !scheduled) throw previewInvalid()
      return { expiresAt: link.expiresAt, draft, scheduled }
    },
  }
}

function cursorOf({ id, version }: ArticleKey): string {
  return encodePageCursor('revision', version, id)
}
