import { z } from 'zod'

const id = z.union([z.string(), z.number().transform(String)])
const text = z.string().nullish()
const order = z.number().nullish()

function rows<Row>(row: z.ZodType<Row>) {
  const present = z.array(row.nullable().catch(null)).transform((all) => all.filter((one) => one !== null))
  return present.nullish().catch(null)
}

const data = z.object({
  posts: z.array(z.unknown()),
  users: rows(z.object({ id, name: text })),
  tags: rows(z.object({ id, name: text, visibility: text })),
  posts_tags: rows(z.object({ post_id: id, tag_id: id, sort_order: order })),
  posts_authors: rows(z.object({ post_id: id, author_id: id, sort_order: order })),
  posts_meta: rows(z.object({ post_id: id, feature_image_alt: text, feature_image_caption: text })),
  settings: rows(z.object({ key: z.string(), value: z.unknown() })),
})

const database = z.union([
  z.object({ db: z.array(z.object({ data })).min(1) }).transform(({ db }) => db[0]?.data),
  z.object({ meta: z.unknown(), data }).transform((one) => one.data),
])

/** The tables of an export that belong to a post, joined. */
export interface GhostTables {
  readonly posts: readonly unknown[]
  setting(key: string): string | null
  tagsOf(postId: string): (string | null | undefined)[]
  authorsOf(postId: string): (string | null | undefined)[]
  pictureTexts(postId: string): {
    readonly altText?: string | null | undefined
    readonly caption?: string | null | undefined
  }
}

type Joined = { readonly post_id: string; readonly sort_order?: number | null | undefined }

/** Null if it is no export of Ghost. */
export function ghostTables(value: unknown): GhostTables | null {
  const tables = database.safeParse(value).data
  if (!tables) return null
  const users = new Map((tables.users ?? []).map((user) => [user.id, user.name]))
  // Tags that begin with a hash are for the newsroom only.
  const tags = new Map((tables.tags ?? []).flatMap((tag) => (isInternal(tag) ? [] : [[tag.id, tag.name] as const])))
  const tagsByPost = byPost(tables.posts_tags ?? [])
  const authorsByPost = byPost(tables.posts_authors ?? [])
  const meta = new Map((tables.posts_meta ?? []).map((one) => [one.post_id, one]))
  const settings = new Map((tables.settings ?? []).map((one) => [one.key, one.value]))
  return {
    posts: tables.posts,
    setting: (key) => {
      const found = settings.get(key)
      return typeof found === 'string' ? found : null
    },
    tagsOf: (postId) => (tagsByPost.get(postId) ?? []).map((one) => tags.get(one.tag_id)),
    authorsOf: (postId) => (authorsByPost.get(postId) ?? []).map((one) => users.get(one.author_id)),
    pictureTexts: (postId) => ({
      altText: meta.get(postId)?.feature_image_alt,
      caption: meta.get(postId)?.feature_image_caption,
    }),
  }
}

function isInternal({
  name,
  visibility,
}: {
  readonly name?: string | null | undefined
  readonly visibility?: string | null | undefined
}): boolean {
  return visibility === 'internal' || name?.startsWith('#') === true
}

function byPost<Row extends Joined>(all: readonly Row[]): Map<string, Row[]> {
  const ordered = all.toSorted((one, other) => (one.sort_order ?? 0) - (other.sort_order ?? 0))
  return Map.groupBy(ordered, ({ post_id }) => post_id)
}
