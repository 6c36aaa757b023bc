import { html, type SafeHtml } from '@remix-run/html-template'
import { clock } from './language/time.ts'
import type { Block, LivePost } from './news.ts'
import { picture } from './picture.ts'
import type { RenderContext } from './render-context.ts'

/** The blocks of an article except its live posts. `html` of a block was sanitised when it was stored. */
export function block(block: Exclude<Block, LivePost>, context: RenderContext): SafeHtml {
  switch (block.__typename) {
    case 'Paragraph':
      return html`<p>${html.raw`${block.html}`}</p>`
    case 'Heading':
      return heading(block.level, block.heading)
    case 'Quote':
      return html`<figure class="quote"><blockquote><p>${block.quote}</p></blockquote>${
        block.attribution === null ? null : html`<figcaption>${block.attribution}</figcaption>`
      }</figure>`
    case 'BulletList': {
      const items = block.items.map((item) => html`<li>${item}</li>`)
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'MediaBlock':
      return html`${picture(block.media, context, { caption: true })}`
    case 'Embed':
      return html`<div class="elsewhere">${block.embedHtml === null ? null : html.raw`${block.embedHtml}`}<p><a href="${block.url}" rel="noopener">${context.words.watch(
        block.provider ?? new URL(block.url).hostname,
      )}</a></p></div>`
  }
}

function heading(level: number, text: string): SafeHtml {
  if (level <= 2) return html`<h2>${text}</h2>`
  return level === 3 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`
}

/** A post of a live blog. */
export function livePost(post: LivePost, context: RenderContext): SafeHtml {
  const { words } = context
  const marks = [post.pinned && words.pinned, post.keyEvent && words.keyEvent].filter((mark) => mark !== false)
  return html`<li class="post${post.keyEvent ? ' key' : ''}" id="post-${post.key}">
<p class="kicker">${clock(post.at, context)}${marks.map((mark) => html` <span class="mark">${mark}</span>`)}</p>
<div class="post-text">
${post.postHeadline === null ? null : html`<h3>${post.postHeadline}</h3>`}
${html.raw`${post.html}`}
</div>
</li>`
}
