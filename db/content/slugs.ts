import type { Transaction } from '../connection/database.ts'

const NUMBERED_TRIES = 20

/** Whether the article has or had the slug. */
export async function ownsSlug(tx: Transaction, slug: string, articleId: string): Promise<boolean> {
  const owner = await tx.selectFrom('slug').select('article_id').where('slug', '=', slug).executeTakeFirst()
  return owner?.article_id === articleId
}

/** Claims `base-2`, `base-3`, … for an article whose slug `base` is taken, or else `base` with the end of its id. Returns the slug. */
export async function mintSlug(tx: Transaction, base: string, articleId: string): Promise<string> {
  const taken = await tx.selectFrom('slug').select('slug').where('slug', 'in', numbered(base)).execute()
  const used = new Set(taken.map((row) => row.slug))
  for (const slug of numbered(base)) {
    // Another writer may claim it between the two statements; then the next one is tried.
    if (!used.has(slug) && (await claimSlug(tx, slug, articleId))) return slug
  }
  const last = `${base}-${articleId.slice(-12)}`
  if (!(await claimSlug(tx, last, articleId))) throw new Error(`no slug is free for ${base}`)
  return last
}

/** Assigns the slug to the article for good. False if another article has or had it. */
async function claimSlug(tx: Transaction, slug: string, articleId: string): Promise<boolean> {
  const claimed = await tx
    .insertInto('slug')
    .values({ slug, article_id: articleId })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('slug')
    .executeTakeFirst()
  return claimed !== undefined
}

function numbered(base: string): string[] {
  return Array.from({ length: NUMBERED_TRIES - 1 }, (_, at) => `${base}-${at + 2}`)
}
