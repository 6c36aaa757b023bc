import type { Writer } from '../writer.ts'

/** Cards of Ghost. */
export function ghost(w: Writer): string {
  const image = () => {
    const url = w.url('jpg')
    return `<img src="${url}" class="kg-image" alt="${w.words.words(2)}" loading="lazy" width="2000" height="1333" srcset="${w.url('jpg')} 600w, ${w.url('jpg')} 1000w, ${url} 2000w">`
  }
  const figure = () =>
    `<figure class="kg-card kg-image-card kg-card-hascaption">${image()}<figcaption><span style="white-space: pre-wrap;">${w.inline(1)}</span></figcaption></figure>`
  const gallery = () =>
    `<figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image">${image()}</div><div class="kg-gallery-image">${image()}</div></div></div><figcaption>${w.inline(0)}</figcaption></figure>`
  const bookmark = () =>
    `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${w.url()}"><div class="kg-bookmark-content"><div class="kg-bookmark-title">${w.words.sentence()}</div><div class="kg-bookmark-description">${w.words.sentence()}</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="${w.url('jpg')}" alt=""><span class="kg-bookmark-author">${w.words.words(2)}</span><span class="kg-bookmark-publisher">${w.words.words(1)}</span></div></div><div class="kg-bookmark-thumbnail"><img src="${w.url('jpg')}" alt=""></div></a></figure>`
  const callout = () =>
    `<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">${w.inline(1)}</div></div>`
  const toggle = () =>
    `<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">${w.words.sentence()}</h4></div><div class="kg-toggle-content">${w.paragraph()}</div></div>`
  const video = () =>
    `<figure class="kg-card kg-video-card"><div class="kg-video-container"><video src="${w.url('mp4')}" poster="${w.url('jpg')}" width="640" height="360" playsinline></video></div><figcaption>${w.inline(0)}</figcaption></figure>`
  const code = () =>
    `<pre><code class="language-javascript">const ${w.words.word()} = 1 &lt; 2\n${w.words.word()}()</code></pre>`
  const quote = () => `<blockquote class="kg-blockquote-alt">${w.inline(1)}</blockquote>`
  return w.mixed(
    [
      () => w.paragraph(),
      () => w.paragraph(),
      figure,
      gallery,
      bookmark,
      callout,
      toggle,
      video,
      code,
      quote,
      () => w.heading(),
      () => w.list(),
      () => '<hr>',
    ],
    6,
  )
}
