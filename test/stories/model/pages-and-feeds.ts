import { expect } from 'vitest'

/** Expects the page of a story and the feed of the latest news to show the headlines of visible stories, and no other text of the run. */
export async function comparePagesAndFeeds(
  url: string,
  name: string,
  { slug, headline, visible }: { slug: string; headline: string | null; visible: readonly string[] },
  where: string,
): Promise<void> {
  const headlines = async (path: string) => {
    const text = await (await fetch(`${url}${path}`)).text()
    return new Set(text.match(new RegExp(`${name} \\d+`, 'g')))
  }
  const [page, feed] = await Promise.all([headlines(`/en/articles/${slug}`), headlines('/feeds/latest.json')])
  expect(feed, where).toEqual(new Set(visible))
  // The page of a story also lists others.
  expect(page.difference(new Set(visible)), where).toEqual(new Set())
  expect(headline === null || page.has(headline), where).toBe(true)
}
