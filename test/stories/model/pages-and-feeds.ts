import { expect } from 'vitest'

/** A story as readers see it, with the headlines of its live posts. */
export interface Shown {
  readonly headline: string
  readonly posts: readonly string[]
}

interface PageOfSlug {
  readonly status: number
  readonly location: string | null
}

/**
 * Expects the page of a slug and the feed of the latest news to show the headlines of visible stories and of their posts, and no other text
 * of the run. The page redirects from an earlier slug to the current one.
 */
export async function comparePagesAndFeeds(
  url: string,
  name: string,
  {
    slug,
    page: expected,
    shown,
    visible,
  }: { slug: string; page: PageOfSlug; shown: Shown | null; visible: readonly Shown[] },
  where: string,
): Promise<void> {
  const read = async (path: string) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual' })
    const headlines = new Set((await response.text()).match(new RegExp(`${name} \\d+`, 'g')))
    return { status: response.status, location: response.headers.get('location'), headlines }
  }
  const [{ status, location, headlines: page }, { headlines: feed }] = await Promise.all([
    read(`/en/articles/${slug}`),
    read('/feeds/latest.json'),
  ])
  expect({ slug, status, location }, where).toEqual({ slug, ...expected })
  expect(feed, where).toEqual(new Set(visible.flatMap(({ headline, posts }) => [headline, ...posts])))
  // The page of a story also lists others.
  const own = new Set(shown ? [shown.headline, ...shown.posts] : [])
  const listed = new Set(visible.map(({ headline }) => headline))
  expect(page.difference(own.union(listed)), where).toEqual(new Set())
  if (expected.status === 200) expect(own.difference(page), where).toEqual(new Set())
}
