import { type GraphQLArgument, type GraphQLField, getNamedType, isEnumType, isRequiredArgument } from 'graphql'
import type { List } from '../../schema/paging/page-cursor.ts'
import type { Chance } from '../chance.ts'

type Some = readonly [string, ...string[]]

/** Values that arguments can have with effect. */
export interface Known {
  /** By the field that takes them. */
  readonly slug: Readonly<Record<string, Some>>
  readonly uri: Some
  readonly id: Some
  readonly logCursor: Some
  /** Ids of uploaded pictures. */
  readonly media: Some
  /** Tokens of previews. */
  readonly preview: Some
  /** By the list that they are of. */
  readonly cursor: Readonly<
    Record<'relevance' | Exclude<List, 'pinned post' | 'webhook' | `relevance ${string}`>, Some>
  >
}

type AnyField = GraphQLField<unknown, unknown>

export interface AnyArgument {
  readonly arg: GraphQLArgument
  readonly value: unknown
}

/** Arguments for this field, with values that mostly lead to something. */
export function anyArguments({ below, pick, some }: Chance, known: Known, field: AnyField): readonly AnyArgument[] {
  const often = (parts: number, of: number) => below(of) < parts
  const filter = () => ({
    ...(often(1, 3) && { sections: some(known.slug.section ?? [], 0.5) }),
    ...(often(1, 3) && { tags: some(known.slug.tag ?? [], 0.5) }),
    ...(often(1, 4) && { authors: some(known.slug.author ?? [], 0.5) }),
    ...(often(1, 4) && { languages: [pick(['en', 'it', 'de'])] }),
    ...(often(1, 6) && { labels: [pick(['live', 'video', 'none'])] }),
    ...(often(1, 6) && { maxUrgency: 1 + below(9) }),
    ...(often(1, 6) && { publishedFrom: new Date(Date.now() - 3_600_000).toISOString() }),
    ...(often(1, 6) && { publishedBefore: null }),
  })
  const ref = (of: string) => {
    const by = pick(['id', 'uri', 'slug'])
    if (by === 'slug') return { slug: pick(known.slug[of] ?? ['none']) }
    return by === 'uri' ? { uri: pick(known.uri) } : { id: pick(known.id) }
  }
  const cursor = (given: readonly AnyArgument[]): string => {
    if (often(1, 15)) return 'nonsense'
    const order = given.find(({ arg }) => arg.name === 'orderBy')?.value
    switch (getNamedType(field.type).name) {
      case 'SearchConnection':
        return pick(known.cursor[order === 'NEWEST' ? 'newest' : 'relevance'])
      case 'LivePostConnection':
        return pick(known.cursor.post)
      case 'RevisionConnection':
        return pick(known.cursor.revision)
      case 'ArticleConnection':
        return pick(known.cursor.changed)
      case 'AuthorConnection':
        return pick(known.cursor.author)
      case 'TagConnection':
        return pick(known.cursor.tag)
      case 'CurationConnection':
        return pick(known.cursor.curation)
      case 'FeedConnection':
        return pick(known.cursor.feed)
      case 'SectionConnection':
        return pick(known.cursor.section)
      case 'LabelConnection':
        return pick(known.cursor.label)
      default:
        return pick(known.cursor.news)
    }
  }
  const value = ({ name, type }: GraphQLArgument, given: readonly AnyArgument[]): unknown => {
    const named = getNamedType(type)
    if (named.name === 'NewsFilter') return filter()
    if (named.name === 'ArticleRef') return ref(field.name)
    if (isEnumType(named)) return pick(named.getValues().map(({ name }) => name) as [string, ...string[]])
    if (name === 'slug') return pick(known.slug[field.name] ?? ['none'])
    if (name === 'keyEvents') return often(1, 2)
    if (name === 'id') return pick(field.name === 'media' ? known.media : known.id)
    if (name === 'token') return pick(known.preview)
    if (name === 'ids') return some(known.id, 0.4)
    if (named.name === 'DateTime') return new Date().toISOString()
    if (['width', 'height'].includes(name)) return 1 + below(2_000)
    if (name === 'after' || name === 'before') return cursor(given)
    if (name === 'language') return pick(['it', 'en-GB', 'de'])
    if (name === 'section' || name === 'author') return pick(known.slug[name] ?? ['none'])
    if (name === 'cursor') return pick(known.logCursor)
    if (name === 'prefix') return pick(['', 'A', 'wörl', 'po fl', 'feat', 'none'])
    if (name === 'query') return pick(['words', 'harbour OR words', 'nothing'])
    if (['version', 'from', 'to'].includes(name)) return often(1, 20) ? 0 : 1 + below(2)
    return often(1, 20) ? 0 : 1 + below(6)
  }
  const wanted = field.args.filter((arg) => isRequiredArgument(arg) || often(1, 3))
  const chosen = wanted.filter(({ name }) => name !== 'last' || !wanted.some((other) => other.name === 'first'))
  // Which cursors a list takes depends on its order.
  const ordered = chosen.toSorted((one, other) => Number(other.name === 'orderBy') - Number(one.name === 'orderBy'))
  const given: AnyArgument[] = []
  for (const arg of ordered) given.push({ arg, value: value(arg, given) })
  return given
}
