import { html, type SafeHtml } from '@remix-run/html-template'
import { articlePath, authorPath, type Edition, sectionPath, topicPath } from '../../../schema/addresses.ts'
import { block } from '../blocks.ts'
import { headlineRow } from '../headline.ts'
import { labelMarks } from '../label.ts'
import { inLanguage } from '../language/direction.ts'
import { joinNames } from '../language/list-names.ts'
import { moment } from '../language/time.ts'
import type { Words } from '../language/words.ts'
import type { Article } from '../news.ts'
import { picture } from '../picture.ts'
import type { RenderContext } from '../render-context.ts'
import { livePosts } from './live-posts.ts'
import { share } from './share.ts'

const WORDS_PER_MINUTE = 220

export function articlePage(article: Article, context: RenderContext): SafeHtml {
  const { edition, words } = context
  const { section, headline, standfirst, language, id, version, labels } = article
  return html`<div class="story">
<article class="article" id="article" data-article="${id}" data-version="${version}" ${inLanguage(language)}>
<header class="article-head">
<p class="kicker" ${inLanguage(edition)}>${labelMarks(labels)}<a class="section" href="${sectionPath(edition, section.slug)}">${section.name}</a></p>
<h1 data-headline>${headline}</h1>
${standfirst === null ? null : html`<p class="standfirst">${standfirst}</p>`}
${byline(article, context)}
${translations(article, context)}
</header>
${picture(article.leadMedia, context, { eager: true, caption: true })}
${corrections(article, context)}
<div class="text">
${article.dateline === null ? null : html`<p class="dateline">${article.dateline}</p>`}
${article.body.map((piece) => html`${block(piece, context)}\n`)}
</div>
${livePosts(article, context)}
${ending(article, context)}
${article.url === '' ? null : share(article.url, headline, context)}
</article>
${
  article.related.length === 0
    ? null
    : html`<aside class="related" aria-labelledby="related-title">
<h2 class="title" id="related-title">${words.related}</h2>
<ul class="rows">${article.related.map((other) => headlineRow(other, context))}</ul>
</aside>`
}
</div>`
}

function byline(
  { byline, authors, publishedAt, updatedAt, wordCount }: Article,
  { edition, words }: RenderContext,
): SafeHtml {
  const by = byline ?? (authors.length === 0 ? '' : authorLinks(authors, edition, words))
  const minutes = Math.max(1, Math.round(wordCount / WORDS_PER_MINUTE))
  const updated = publishedAt !== null && Date.parse(updatedAt) - Date.parse(publishedAt) > 60_000
  return html`<div class="byline">
${by === '' ? null : html`<p class="by">${by}</p>`}
<p class="dates" ${inLanguage(edition)}>${publishedAt === null ? null : html`<span>${words.published} ${moment(publishedAt, edition)}</span>`}
${updated ? html`<span>${words.updated} ${moment(updatedAt, edition)}</span>` : null}
<span>${words.minutes(minutes)}</span></p>
</div>`
}

/** The names as the language joins them, each with a link. */
function authorLinks(authors: Article['authors'], edition: Edition, words: Words): SafeHtml {
  const [start = '', ...rest] = words
    .by(
      joinNames(
        authors.map((_, at) => `\u0000${at}\u0000`),
        edition,
      ),
    )
    .split('\u0000')
  return html`${start}${rest.map((part, at) => {
    const author = at % 2 === 0 ? authors[Number(part)] : undefined
    return author ? html`<a href="${authorPath(edition, author.slug)}" rel="author">${author.name}</a>` : part
  })}`
}

function translations({ translations }: Article, { words }: RenderContext): SafeHtml | null {
  if (translations.length === 0) return null
  return html`<ul class="translations">${translations.map(({ id, language, slug, headline }) => {
    const tongue = language.startsWith('it') ? 'it' : language.startsWith('en') ? 'en' : null
    const text = tongue === null ? headline : words.readIn[tongue]
    return html`<li id="translation-${id}" data-article="${id}"><a href="${articlePath({ language, slug })}" hreflang="${language}" ${inLanguage(tongue ?? language)}>${text}</a></li>`
  })}</ul>`
}

function corrections({ corrections }: Article, { edition, words }: RenderContext): SafeHtml | null {
  if (corrections.length === 0) return null
  return html`<section class="corrections" aria-labelledby="corrections-title">
<h2 id="corrections-title" ${inLanguage(edition)}>${words.corrections}</h2>
<ul>${corrections.map(({ at, text }) => html`<li><p class="kicker" ${inLanguage(edition)}>${moment(at, edition)}</p><p>${text}</p></li>`)}</ul>
</section>`
}

function ending({ tags, source, authors }: Article, { edition, words }: RenderContext): SafeHtml | null {
  const bios = authors.filter(({ bio }) => bio !== null)
  if (bios.length === 0 && tags.length === 0 && source === null) return null
  return html`<footer class="article-foot" ${inLanguage(edition)}>
${bios.length === 0 ? null : html`<ul class="authors">${bios.map(({ bio }) => html`<li>${bio}</li>`)}</ul>`}
${
  tags.length === 0
    ? null
    : html`<p class="tags"><span>${words.tags}</span> ${tags.map(({ slug, name }) => html`<a href="${topicPath(edition, slug)}">${name}</a> `)}</p>`
}
${
  source === null
    ? null
    : html`<p class="source">${words.source}: ${source.itemUrl ? html`<a href="${source.itemUrl}" rel="noopener">${source.name}</a>` : source.name}</p>`
}
</footer>`
}
