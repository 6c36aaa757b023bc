import type { Writer } from '../writer.ts'

/** The editor of Superdesk: embeds between comments, text blocks, inline bold and a lot of line breaks. */
export function superdesk(w: Writer): string {
  const image = () =>
    `<!-- EMBED START Image {id: "editor_0"} -->\n<figure>\n    <img src="${w.url('jpg')}" alt="${w.words.words(2)}" width="1280" height="853" />\n    <figcaption>${w.words.sentence()}</figcaption>\n</figure>\n<!-- EMBED END Image {id: "editor_0"} -->`
  const embed = () =>
    `<div class="embed-block"><iframe src="https://www.youtube.com/embed/${w.words.word()}" width="560" height="315" allowfullscreen></iframe></div>`
  const broken = () => `<p>${w.inline(1)}<br><br>${w.inline(1)}<br/>${w.words.sentence()}</p>`
  const table = () => w.table()
  const quote = () => `<blockquote>${w.inline(1)}</blockquote>`
  return w.mixed([
    () => w.paragraph(),
    () => w.paragraph(),
    image,
    embed,
    broken,
    table,
    quote,
    () => w.heading(),
    () => w.list(),
    () => '<p><br></p>',
    () => '<p>&nbsp;</p>',
  ])
}

/** Elements as the Guardian's API renders them. */
export function guardian(w: Writer): string {
  const image = () =>
    `<figure class="element element-image" data-media-id="${w.words.word()}"> <img src="${w.url('jpg')}" alt="${w.words.words(2)}" width="1000" height="600" class="gu-image" /> <figcaption> <span class="element-image__caption">${w.inline(1)}</span> <span class="element-image__credit">Photograph: ${w.words.words(2)}/Agency</span> </figcaption> </figure>`
  const tweet = () =>
    `<figure class="element element-tweet" data-canonical-url="https://twitter.com/a/status/1"><blockquote class="twitter-tweet"><p lang="en" dir="ltr">${w.words.sentence()} ${w.link(w.words.words(1))}</p>&mdash; ${w.words.words(2)} (@${w.words.word()}) <a href="https://twitter.com/a/status/${w.random.below(1000)}?ref_src=x">${w.words.words(3)}</a></blockquote></figure>`
  const rich = () =>
    `<aside class="element element-rich-link element--thumbnail"> <p> <span>${w.words.words(2)}: </span><a href="${w.url()}">${w.words.sentence()}</a> </p> </aside>`
  const pull = () =>
    `<aside class="element element-pullquote element--supporting"> <blockquote> <p>${w.words.sentence()}</p> <footer> <cite>${w.words.words(2)}</cite> </footer> </blockquote> </aside>`
  const atom = () =>
    `<gu-atom data-atom-id="1" data-atom-type="quiz"><div>${w.words.sentence()}</div><div>${w.inline(0)}</div></gu-atom>`
  const interactive = () =>
    `<figure class="element element-interactive"><a href="${w.url()}">${w.words.words(2)}</a></figure>`
  return w.mixed([
    () => w.paragraph(),
    () => w.paragraph(),
    image,
    tweet,
    rich,
    pull,
    atom,
    interactive,
    () => w.heading(),
    () => w.list(),
  ])
}

/** Posts of a live blog in one body. */
export function liveBlog(w: Writer): string {
  const post = () =>
    `<div id="block-${w.words.word()}" class="block is-summary" data-block-contributor=""> <p class="block-time published-time"> <time datetime="2026-05-01T10:00:00.000Z">${w.words.words(1)} <span class="timezone">BST</span></time> </p> <h2 class="block-title">${w.words.sentence()}</h2> <div class="block-elements">${w.mixed([() => w.paragraph(), () => w.list(), () => w.quote(), picture], 2)}</div> <p class="block-time updated-time">${w.words.words(2)} <time datetime="x">10.15</time></p> </div>`
  const picture = () =>
    `<figure itemprop="associatedMedia" itemscope><a href="${w.url()}" class="article__img-container"><img src="${w.url('jpg')}" alt=""></a><figcaption class="caption--img" itemprop="caption">${w.words.sentence()} <span class="credit">${w.words.words(2)}</span></figcaption></figure>`
  return `<section>${w.several(2 + w.random.below(3), post)}</section>`
}
