import {
  draftOfArticle,
  numberedVersionOfArticle,
  publicationTime,
  scheduledVersionOfArticle,
  stateOfVersion,
  VERSION,
  type Version,
} from '../../../db/content/versions/version.ts'
import { builder } from '../../builder.ts'
import { RowsOf } from '../../sql-plugin/declaration.ts'
import { Article } from '../article.ts'
import { ArticleContent } from '../article-content.ts'

export const RevisionState = builder.enumType('RevisionState', {
  description: 'What has become of a version.',
  values: {
    DRAFT: { description: 'It is the working draft.' },
    SCHEDULED: { description: 'It becomes public at its `publishAt`.' },
    EMBARGOED: { description: 'It becomes public when its embargo ends.' },
    PUBLISHED: { description: 'Readers see it.' },
    WITHHELD: { description: 'It is the last that readers saw; the article is withheld.' },
    EXPIRED: { description: 'It is the last that readers saw; the article has expired.' },
    CANCELED: { description: 'Its content was erased with the article.' },
    REPLACED: { description: 'A later version took its place.' },
  },
})

export const ArticleVersion = builder.objectRef<Version>('ArticleVersion').implement({
  scope: 'articles:draft',
  interfaces: [ArticleContent],
  extensions: { rows: new RowsOf(VERSION) },
  description: 'One version of an article with its whole content, for editors.',
  fields: (t) => ({
    state: t.sql({ type: RevisionState, description: 'What has become of the version.', sql: stateOfVersion }),
    at: t.column('updatedAt', { type: 'DateTime', description: 'When the version was created.' }),
    by: t.column('by', { nullable: true, description: 'The subject of the token that created it.' }),
    note: t.column('note', { nullable: true, description: 'The note of its editor, or the reason of a withdrawal.' }),
    publishAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When it becomes public, after `publishAt` and `embargoedUntil`; null unless it is scheduled.',
      sql: publicationTime,
    }),
    publicAt: t.column('publicAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it became public; null if it never did.',
    }),
  }),
})

builder.objectFields(Article, (t) => ({
  draft: t.relation(draftOfArticle, {
    scope: 'articles:draft',
    type: ArticleVersion,
    nullable: true,
    description: 'The working draft, which readers do not see; null if there is none.',
  }),
  scheduled: t.relation(scheduledVersionOfArticle, {
    scope: 'articles:draft',
    type: ArticleVersion,
    nullable: true,
    description: 'The version that is scheduled or under embargo; null if there is none. `publishAt` says until when.',
  }),
  atVersion: t.relation(numberedVersionOfArticle, {
    scope: 'articles:draft',
    type: ArticleVersion,
    nullable: true,
    description: 'The version of this number; null if there is none.',
    args: { version: t.arg.int({ required: true, description: 'The number of the version, from 1.' }) },
    with: ({ value }) => ({ number: value(({ version }) => version) }),
  }),
}))
