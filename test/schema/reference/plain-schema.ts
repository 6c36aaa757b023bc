import { MapperKind, mapSchema } from '@graphql-tools/utils'
import { GraphQLInterfaceType, type GraphQLSchema, GraphQLUnionType, getNullableType } from 'graphql'
import { NOT_STORED } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import type { Archive } from './archive.ts'
import { articleFields, articleQueries } from './article.ts'
import { EDITORS_FIELDS, editorsQueries } from './articles.ts'
import { authorFields, authorQueries, authorsOfArticle } from './author.ts'
import { BLOCK_FIELDS } from './block.ts'
import { curationFields, curationQueries } from './curation.ts'
import { DIRECTORY_FIELDS } from './directory.ts'
import { deskFieldsOf, feedFields, feedOfArticle, feedQueries } from './feeds/feed.ts'
import { type Fields, members } from './fields.ts'
import { labelFields, labelQueries, labelsOfArticle } from './label.ts'
import { LIVE_POST_FIELDS, livePostsOfArticle } from './live-post.ts'
import { mediaFields } from './media/media.ts'
import { mediaItemFields, mediaItemQueries } from './media/media-item.ts'
import { NEWS_FIELDS, newsQueries } from './news-page.ts'
import { nodeQueries } from './node.ts'
import { sectionFields, sectionOfArticle, sectionQueries } from './section.ts'
import { tagFields, tagQueries, tagsOfArticle } from './tag.ts'
import {
  BLOCK_CHANGE_FIELDS,
  diffFields,
  originalOf,
  PREVIEW_FIELDS,
  previewQueries,
  revisionFields,
  versionFields,
  versionsOfArticle,
} from './version.ts'
import { WITHDRAWAL_FIELDS, withdrawalQueries } from './withdrawal.ts'

/** What only Postgres can say: how well a text matches, and where. Its articles are resolved plainly. */
const AS_THEY_ARE = ['Query.search', 'Query.changedSince', 'Query.tokens', 'Query.webhook', 'Query.webhooks']

/** The schema with plain resolvers, which answer from the rows of the archive by nothing but TypeScript. */
export function plainSchema(schema: GraphQLSchema, archive: Archive): GraphQLSchema {
  const plain: Readonly<Record<string, Fields>> = {
    Query: {
      ...editorsQueries(archive),
      ...articleQueries(archive),
      ...authorQueries(archive),
      ...curationQueries(archive),
      ...feedQueries(archive),
      ...mediaItemQueries(archive),
      ...newsQueries(archive),
      ...nodeQueries(archive),
      ...previewQueries(archive),
      ...sectionQueries(archive),
      ...tagQueries(archive),
      ...labelQueries(archive),
      ...withdrawalQueries(archive),
      viewer: (_root: unknown, _args: object, { viewer, addCacheTag }: Context) => {
        if (viewer.subject !== null) addCacheTag(NOT_STORED)
        return viewer
      },
    },
    Article: {
      ...contentFields(archive),
      ...versionsOfArticle(archive),
      ...livePostsOfArticle(archive),
      ...feedOfArticle(archive),
    },
    ArticleVersion: {
      ...contentFields(archive),
      ...versionFields(archive),
    },
    Preview: PREVIEW_FIELDS,
    PreviewVersion: {
      ...contentFields(archive),
      ...versionFields(archive),
    },
    Author: authorFields(archive),
    Section: sectionFields(archive),
    Tag: tagFields(archive),
    Label: labelFields(archive),
    Curation: curationFields(archive),
    Correction: members('text', 'at', 'version'),
    Source: members('name', 'url', 'itemUrl'),
    Withdrawal: WITHDRAWAL_FIELDS,
    Media: mediaFields(archive),
    MediaItem: mediaItemFields(),
    MediaRendition: members('url', 'width', 'height', 'format', 'mimeType', 'name'),
    FocalPoint: members('x', 'y'),
    ...BLOCK_FIELDS,
    Original: members('format', 'body', 'baseUrl', 'media'),
    BlockChange: BLOCK_CHANGE_FIELDS,
    VersionDiff: diffFields(archive),
    ...feedFields(archive),
    ...NEWS_FIELDS,
    ...LIVE_POST_FIELDS,
    ...revisionFields(archive),
    ...DIRECTORY_FIELDS,
    ...EDITORS_FIELDS,
  }
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD](field, name, type) {
      const resolver = plain[type]?.[name]
      if (resolver) return { ...field, resolve: (...args) => Reflect.apply(resolver, null, args) }
      if (plain[type] && !AS_THEY_ARE.includes(`${type}.${name}`))
        throw new Error(`${type}.${name} is not in the reference`)
      return field
    },
    // By the `__typename` of the value.
    [MapperKind.INTERFACE_TYPE]: (type) => new GraphQLInterfaceType({ ...type.toConfig(), resolveType: null }),
    [MapperKind.UNION_TYPE]: (type) => new GraphQLUnionType({ ...type.toConfig(), resolveType: null }),
  })
}

/** The schema with each field nullable: no error hides another. */
export function nullableSchema(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => ({ ...field, type: getNullableType(field.type) }),
    [MapperKind.INTERFACE_FIELD]: (field) => ({ ...field, type: getNullableType(field.type) }),
  })
}

/** What an article and each of its versions say. */
function contentFields(archive: Archive): Fields {
  return {
    ...articleFields(archive),
    ...authorsOfArticle(archive),
    ...sectionOfArticle(archive),
    ...tagsOfArticle(archive),
    ...labelsOfArticle(archive),
    original: originalOf(archive),
    ...deskFieldsOf(archive),
  }
}
