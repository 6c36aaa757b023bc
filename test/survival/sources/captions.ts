import type { Writer } from '../writer.ts'

/** Pictures, links and marks where a caption, a credit or a name is expected, and what only old pages have. */
export function captions(w: Writer): string {
  const picture = () => `<img src="${w.url('jpg')}" alt="${w.words.words(1)}">`
  const linked = () => `<a href="${w.url()}">${picture()}</a>`
  const said = () => `${w.inline(1)} ${w.random.pick([picture, linked])()}`
  const figure = () => `<figure>${picture()}${picture()}<figcaption>${said()}</figcaption></figure>`
  const table = () =>
    `<table><caption>${said()}</caption><tr><td>${w.inline(0)}</td><td>${w.inline(0)}</td></tr><tr><td>${w.inline(0)}</td><td></td></tr></table>`
  const quote = () =>
    `<blockquote><p>${w.words.sentence()}</p><cite>${w.words.words(2)} ${linked()}</cite></blockquote>`
  const portrait = () => `<blockquote><p>${w.words.sentence()}</p><footer>${picture()}</footer></blockquote>`
  const quoted = () =>
    `<figure><blockquote><p>${w.words.sentence()}</p></blockquote><figcaption>— ${said()}</figcaption></figure>`
  const gallery = () =>
    `<figure class="wp-block-gallery"><figure>${picture()}</figure><figure>${picture()}</figure><figcaption>${said()}</figcaption></figure>`
  const video = () => `<figure><video src="${w.url('mp4')}"></video><figcaption>${said()}</figcaption></figure>`
  const frame = () =>
    `<figure class="wp-block-embed"><iframe src="//video.example/${w.random.below(99)}"></iframe><figcaption>${said()}</figcaption></figure>`
  const bookmark = () =>
    `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${w.url()}"><div class="kg-bookmark-title">${w.words.words(2)}</div><div class="kg-bookmark-description">${w.words.words(3)}</div></a><figcaption>${said()}</figcaption></figure>`
  const aside = () => `<aside><h3>${said()}</h3>${w.paragraph()}</aside><details><summary>${said()}</summary></details>`
  const raw = () =>
    `<xmp>${w.words.words(2)}\n  ${w.words.word()}</xmp><map name="m"><p>${w.words.sentence()}</p></map>`
  const lazy = () => `<p><iframe src="//www.youtube.com/embed/${w.words.word()}"></iframe></p>`
  return w.mixed([figure, table, quote, portrait, quoted, gallery, video, frame, bookmark, aside, raw, lazy], 6)
}
