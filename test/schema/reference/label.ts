import { LABELS } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { type Archive, type ArticleKey, byId, bySlug, versionOf } from './archive.ts'
import { byName, type DirectoryArguments, directoryPage } from './directory.ts'
import { type Fields, globalId, inLanguage } from './fields.ts'

interface LabelKey {
  readonly id: string
}

export function labelFields(archive: Archive): Fields {
  const label = ({ id }: LabelKey) => byId(archive.labels, id)
  return {
    id: ({ id }: LabelKey) => globalId('Label', id),
    slug: (key: LabelKey) => label(key).slug,
    name: (key: LabelKey, { language }: { language?: string }) =>
      inLanguage(label(key).name, label(key).names, language),
    description: (key: LabelKey) => label(key).description,
  }
}

export function labelsOfArticle(archive: Archive): Fields {
  return {
    labels(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(LABELS)
      return versionOf(archive, key).labels.map((slug) => bySlug(archive.labels, slug))
    },
  }
}

export function labelQueries(archive: Archive): Fields {
  return {
    label(_root: unknown, { slug }: { slug: string }, { addCacheTag }: Context) {
      addCacheTag(LABELS)
      return bySlug(archive.labels, slug)
    },
    labels(_root: unknown, args: DirectoryArguments, { addCacheTag }: Context) {
      addCacheTag(LABELS)
      const shown = byName(archive.labels, ({ name }) => name)
      const named = shown.map((row) => ({ ...row, names: [row.name, ...Object.values(row.names)] }))
      return directoryPage('label', named, args)
    },
  }
}
