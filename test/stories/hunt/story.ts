/** In every story; readers may search for it. */
export const COMMON = 'velmoor'

/** The word of a story, in each of its texts. */
export function storyOf(word: string, names: { readonly uri: string; readonly slug: string }): object {
  const text = (what: string) => `${word} ${what} ${COMMON}`
  return {
    ...names,
    headline: text('headline'),
    standfirst: text('standfirst'),
    byline: text('byline'),
    dateline: text('dateline'),
    slugline: text('slugline'),
    bodyHtml: `<p>${text('body')}</p><h2>${text('heading')}</h2><figure><img src="https://pictures.example.com/${word}.jpg" alt="${text('alt')}"><figcaption>${text('caption')}</figcaption></figure>`,
    language: 'en',
    section: 'news',
    sections: ['sport'],
    tags: [`${word} tag`],
    authors: [`${word} author`],
    canonicalUrl: `https://example.com/${word}`,
    seoTitle: text('title'),
    seoDescription: text('description'),
    socialTitle: text('social title'),
    socialDescription: text('social description'),
    leadMedia: {
      kind: 'IMAGE',
      url: `https://pictures.example.com/${word}-lead.jpg`,
      altText: text('lead alt'),
      caption: text('lead caption'),
      credit: text('credit'),
    },
  }
}

/** A post of the live blog of the story with this uri, which ends with its state. */
export function postOf(uri: string): object {
  const text = `${uri.split(':').at(-1)}zq post ${COMMON}`
  return { key: text, headline: text, html: `<p>${text}</p>`, keyEvent: true, pinned: true }
}
