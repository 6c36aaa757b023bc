import { expect } from 'vitest'

/** A story as readers see it, with the headlines of its live posts. */
export interface Shown {
  readonly headline: string
  readonly posts: readonly string[]
}

/** Expects the page of a story and the feed of the latest news to show the headlines of visible stories and of their posts, and no other text of the run. */
export async function comparePagesAndFeeds(
  url: string,
  name: string,
  { slug, shown, visible }: { slug: string; shown: Shown | null; visible: readonly Shown[] },
  where: string,
): Promise<void> {
  const headlines = async (path: string) => {
    const text = await (await fetch(`${url}${path}`)).text()
    return new Set(text.match(new RegExp(`${name} \\d+`, 'g')))
  }
  const [page, feed] = await Promise.all([headlines(`/en/articles/${slug}`), headlines('/feeds/latest.json')])
  expect(feed, where).toEqual(new Set(visible.flatMap(({ headline, posts }) => [headline, ...posts])))
  // The page of a story also lists others.
  const own = new Set(shown ? [shown.headline, ...shown.posts] : [])
  const listed = new Set(visible.map(({ headline }) => headline))
  expect(page.difference(own.union(listed)), where).toEqual(new Set())
  expect(own.difference(page), where).toEqual(new Set())
}
