import type { Chance } from '../../chance.ts'
import { Writer } from '../writer.ts'

/** Tables of every shape, also those that lay out a page. */
export function tables(w: Writer): string {
  const spans = () =>
    `<table border="1"><tr><th rowspan="2">${w.inline(0)}</th><th colspan="2">${w.inline(0)}</th></tr><tr><td>${w.inline(1)}</td><td>${w.inline(1)}</td></tr><tfoot><tr><td colspan="3">${w.inline(0)}</td></tr></tfoot></table>`
  const layout = () =>
    `<table width="600" role="presentation"><tr><td>${w.heading()}${w.paragraph()}</td><td>${w.list()}</td></tr></table>`
  const nested = () => `<table><tr><td>${w.inline(0)}</td><td>${w.table()}</td></tr></table>`
  const cells = () =>
    `<table><tr><td><p>${w.inline(0)}</p><p>${w.inline(0)}</p></td><td><ul><li>${w.inline(0)}</li></ul></td></tr></table>`
  const picture = () =>
    `<table><tr><td><img src="${w.url('jpg')}" alt="">${w.inline(0)}</td><td>${w.inline(0)}</td></tr></table>`
  const broken = () => `<table><tr>${w.words.sentence()}<td>${w.inline(0)}<tr><td>${w.inline(0)}</table>`
  return w.mixed([spans, layout, nested, cells, picture, broken, () => w.table(), () => w.paragraph()])
}

/** Code, terms and other structures of documents. */
export function documents(w: Writer): string {
  const pre = () => `<pre>${w.words.words(2)}\n    ${w.words.words(2)}\n\n${w.link(w.words.words(1))}</pre>`
  const brush = () =>
    `<pre class="brush: python; title: ; notranslate">def ${w.words.word()}():\n\treturn ${w.words.word()} &amp;&amp; 1</pre>`
  const terms = () =>
    `<dl><dt>${w.inline(0)}</dt><dd>${w.inline(1)}</dd><dd>${w.paragraph()}</dd><div><dt>${w.words.sentence()}</dt><dd>${w.list(0)}</dd></div></dl>`
  const notes = () =>
    `<p>${w.words.sentence()}<sup><a href="${w.url()}">1</a></sup> <kbd>${w.words.word()}</kbd> <var>${w.words.word()}</var> <q>${w.words.sentence()}</q> <abbr title="x">${w.words.word()}</abbr> <small>${w.words.sentence()}</small> <time datetime="2026">${w.words.word()}</time></p>`
  const address = () =>
    `<address>${w.inline(0)}<br>${w.words.sentence()}</address><center>${w.words.sentence()}</center>`
  const mixed = () =>
    `<strong>${w.words.sentence()}<p>${w.inline(0)}</p>${w.words.sentence()}<ul><li>${w.words.sentence()}</li></ul></strong>${w.words.sentence()}`
  const unclosed = () =>
    `<p>${w.words.sentence()} <b>${w.words.sentence()}<p>${w.words.sentence()}</b> ${w.words.sentence()}<li>${w.words.sentence()}`
  const unknown = () =>
    `<x-factbox><x-title>${w.words.sentence()}</x-title>${w.paragraph()}</x-factbox><fact-line>${w.inline(0)}</fact-line>`
  const form = () =>
    `<form><fieldset><legend>${w.words.sentence()}</legend><label>${w.words.sentence()} <input value="hidden"></label></fieldset></form>`
  const start = () =>
    `<ol start="${w.random.below(9)}"><li value="4">${w.inline(0)}</li><li>${w.inline(0)}<ol type="a"><li>${w.inline(0)}</li></ol>${w.words.sentence()}</li></ol>`
  const links = () => `<a href="${w.url()}"><h3>${w.words.sentence()}</h3><p>${w.words.sentence()}</p></a>`
  return w.mixed(
    [pre, brush, terms, notes, address, mixed, unclosed, unknown, form, start, links, () => w.paragraph()],
    6,
  )
}

/** Content of other sites. */
export function embeds(w: Writer): string {
  const instagram = () =>
    `<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/${w.words.word()}/"><div><a href="https://www.instagram.com/p/x/">${w.words.sentence()}</a><p>${w.words.sentence()}</p></div></blockquote><script async src="//www.instagram.com/embed.js"></script>`
  const tiktok = () =>
    `<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"><section><a title="@a" href="https://www.tiktok.com/@a">@${w.words.word()}</a><p>${w.words.sentence()}</p></section></blockquote>`
  const bluesky = () =>
    `<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="en">${w.words.sentence()}<br><br><a href="${w.url()}">${w.words.word()}</a></p>&mdash; ${w.words.words(1)} (<a href="https://bsky.app/profile/a">@${w.words.word()}</a>) <a href="https://bsky.app/profile/a/post/${w.random.below(99)}">${w.words.words(2)}</a></blockquote>`
  const facebook = () =>
    `<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"><blockquote cite="https://www.facebook.com/a/posts/1"><p>${w.words.sentence()}</p></blockquote></div>`
  const frame = () =>
    `<div class="video-wrapper"><iframe data-src="https://player.vimeo.com/video/${w.random.below(999)}" title="${w.words.words(2)}"></iframe></div>`
  const object = () =>
    `<object data="https://maps.example/${w.random.below(99)}" type="text/html"><p>${w.words.sentence()}</p></object>`
  const lazy = () =>
    `<img class="lazyload" src="https://media.example/placeholder.gif" alt=""><noscript><img src="${w.url('jpg')}" alt="${w.words.words(1)}"></noscript>`
  const picture = () =>
    `<picture><source type="image/webp" srcset="${w.url('jpg')} 800w"><source srcset="${w.url('jpg')} 400w"><img src="${w.url('jpg')}" alt=""></picture>`
  const audio = () =>
    `<figure><audio controls><source src="${w.url('mp3')}" type="audio/mpeg"></audio><figcaption>${w.inline(0)}</figcaption></figure>`
  const svg = () => `<svg viewBox="0 0 1 1"><title>hidden</title><text>${w.words.word()}</text></svg>`
  return w.mixed([
    instagram,
    tiktok,
    bluesky,
    facebook,
    frame,
    object,
    lazy,
    picture,
    audio,
    svg,
    () => w.paragraph(),
    () => w.paragraph(),
  ])
}

/** Arabic and Hebrew come from right to left, often with words of other scripts among them. */
export function rightToLeft(random: Chance): string {
  const w = new Writer(random, 'arabic')
  const mixed = () =>
    `<p dir="rtl" lang="ar">${w.inline(1)} <bdi dir="ltr" lang="en">WHO ${w.random.below(99)}</bdi> ${w.words.sentence()}</p>`
  return `<div dir="rtl">${w.mixed([mixed, () => w.paragraph(), () => w.list(), () => w.quote(), () => w.table(), () => w.heading()])}</div>`
}

/** Chinese has no spaces between words; Japanese adds readings. */
export function eastAsian(random: Chance): string {
  const w = new Writer(random, 'han')
  const ruby = () =>
    `<p>${w.words.sentence()}<ruby>${w.words.word()}<rp>（</rp><rt>${w.words.word()}</rt><rp>）</rp></ruby>${w.words.sentence()}</p>`
  return w.mixed([
    ruby,
    () => w.paragraph(' lang="zh-Hans"'),
    () => w.list(),
    () => w.quote(),
    () => w.table(),
    () => w.heading(),
  ])
}
