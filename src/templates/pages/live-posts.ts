import { html, type SafeHtml } from '@remix-run/html-template'
import { articlePath } from '../../../schema/addresses.ts'
import { clock, clockText } from '../language/time.ts'
import type { Article, LivePost } from '../news.ts'
import { older } from '../older.ts'
import type { RenderContext } from '../render-context.ts'

/** A page of the posts of a live blog, as they are ordered, with a link to the older ones. */
export function livePosts(article: Article, context: RenderContext): SafeHtml | null {
  const { nodes, pageInfo } = article.livePosts
  if (nodes.length === 0) return null
  const { edition, words } = context
  return html`<section class="posts" aria-labelledby="posts-title">
<h2 class="title" id="posts-title" lang="${edition}">${words.livePosts}</h2>
${keyEvents(nodes, context)}
<ol id="posts">${nodes.map((post) => livePost(post, context))}</ol>
${older(articlePath(article), pageInfo, context, { text: words.olderPosts })}
</section>`
}

/** The most important posts, for who comes late. */
function keyEvents(posts: readonly LivePost[], context: RenderContext): SafeHtml | null {
  const key = posts.filter(({ keyEvent }) => keyEvent)
  if (key.length === 0) return null
  return html`<nav class="key-events" aria-label="${context.words.keyEvents}"><ul>${key.map(
    ({ id, key, at, headline, text }) =>
      html`<li data-post="${id}">${clock(at, context)} <a href="#post-${key}">${headline ?? excerptOf(text)}</a></li>`,
  )}</ul></nav>`
}

function excerptOf(text: string): string {
  const [start = ''] = text.match(/^[\s\S]{0,90}(?=\s|$)/u) ?? [text.slice(0, 90)]
  return start.length < text.length ? `${start} …` : start
}

/** `html` is safe to embed. */
function livePost(post: LivePost, context: RenderContext): SafeHtml {
  const { words } = context
  const marks = [post.pinned && words.pinned, post.keyEvent && words.keyEvent].filter((mark) => mark !== false)
  return html`<li class="post${post.keyEvent ? ' key' : ''}" id="post-${post.key}" data-post="${post.id}">
<p class="kicker"><a class="permalink" href="#post-${post.key}" aria-label="${`${words.permalink} ${clockText(post.at, context)}`}">${clock(post.at, context)}</a>${marks.map((mark) => html` <span class="mark">${mark}</span>`)}</p>
<div class="post-text">
${post.headline === null ? null : html`<h3>${post.headline}</h3>`}
${html.raw`${post.html}`}
</div>
</li>`
}
