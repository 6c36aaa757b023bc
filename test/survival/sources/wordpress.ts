import type { Writer } from '../writer.ts'

/** Blocks of Gutenberg, and what its classic editor and plugins left behind. */
export function wordpress(w: Writer): string {
  const image = () => {
    const url = w.url('jpg')
    const lazy = w.random.maybe(() => ` data-src="${url}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="`)
    const set = ` src="${url}" srcset="${url} 300w, ${w.url('jpg')} 1024w" sizes="100vw"`
    return `<img loading="lazy" decoding="async" width="1024" height="683"${lazy ?? set} alt="${w.words.words(2)}" class="wp-image-1">`
  }
  const caption = () => w.random.maybe(() => `<figcaption class="wp-element-caption">${w.inline(1)}</figcaption>`) ?? ''
  const figure = () => {
    const linked = w.random.maybe(() => `<a href="${w.url()}">${image()}</a>`)
    return `<!-- wp:image {"id":1} -->\n<figure class="wp-block-image size-large">${linked ?? image()}${caption()}</figure>\n<!-- /wp:image -->`
  }
  const gallery = () =>
    `<figure class="wp-block-gallery has-nested-images columns-2 is-cropped">${figure()}${figure()}<figcaption class="blocks-gallery-caption">${w.inline(0)}</figcaption></figure>`
  const classic = () =>
    `<div id="attachment_1" style="width: 310px" class="wp-caption alignright">${image()}<p class="wp-caption-text">${w.words.sentence()}</p></div>`
  const embed = () =>
    `<figure class="wp-block-embed is-type-video is-provider-youtube"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/${w.words.word()}\n</div>${caption()}</figure>`
  const pull = () =>
    `<figure class="wp-block-pullquote"><blockquote><p>${w.inline(1)}</p><cite>${w.words.words(2)}</cite></blockquote></figure>`
  const columns = () =>
    `<div class="wp-block-columns"><div class="wp-block-column">${w.paragraph()}</div><div class="wp-block-column">${w.list()}</div></div>`
  const verse = () => `<pre class="wp-block-verse">${w.words.sentence()}\n  ${w.words.sentence()}</pre>`
  const details = () =>
    `<details class="wp-block-details"><summary>${w.words.sentence()}</summary>${w.paragraph()}</details>`
  const button = () =>
    `<div class="wp-block-buttons"><div class="wp-block-button">${w.link(w.words.words(2))}</div></div>`
  const counter = () => '<img src="https://pixel.wp.com/b.gif?host=x" width="1" height="1" alt="">'
  const text = () => `<!-- wp:paragraph -->\n${w.paragraph(' class="has-text-align-left"')}\n<!-- /wp:paragraph -->`
  const bare = () => `${w.inline()}\n\n`
  const table = () => `<figure class="wp-block-table">${w.table()}${caption()}</figure>`
  return w.mixed(
    [
      text,
      text,
      figure,
      gallery,
      classic,
      embed,
      pull,
      columns,
      verse,
      details,
      button,
      counter,
      bare,
      table,
      () => w.heading(),
      () => w.list(),
      () => w.quote(),
      () => '<hr class="wp-block-separator"/>',
    ],
    6,
  )
}
