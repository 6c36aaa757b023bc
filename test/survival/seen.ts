/** What a reader sees of an article. */
export interface Seen {
  /** Every word with each place where it stands. */
  readonly words: Map<string, Place[]>
  readonly pictures: PictureSeen[]
  /** The URLs of recordings and of pages in frames. */
  readonly played: Set<string>
}

export interface Place {
  readonly marks: ReadonlySet<string>
  readonly href: string | null
}

export interface PictureSeen {
  /** Any of these is the picture. */
  readonly urls: readonly string[]
  /** Those of its versions whose widths are told, all of which are to be kept. */
  readonly versions: readonly string[]
  readonly href: string | null
  /** The words of its caption and credit. */
  readonly caption: readonly string[]
}

export function nothingSeen(): Seen {
  return { words: new Map(), pictures: [], played: new Set() }
}

/** Chinese and Japanese have no spaces: there a sign is a word. */
export function wordsIn(text: string): string[] {
  const word =
    /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+/gu
  return text.normalize().match(word) ?? []
}

export function addWords({ words }: Seen, text: string, place: Place): void {
  for (const word of wordsIn(text)) words.set(word, [...(words.get(word) ?? []), place])
}

/** What the source has and the result has not, a line each. */
export function lostIn(result: Seen, source: Seen): string[] {
  const lost: string[] = []
  for (const [word, places] of source.words) {
    const found = result.words.get(word) ?? []
    if (found.length < places.length) lost.push(`word ${word}: ${found.length} of ${places.length}`)
    for (const { marks, href } of places) {
      if (href !== null && !found.some((place) => place.href === href)) lost.push(`link of ${word}: ${href}`)
      for (const mark of marks) if (!found.some((place) => place.marks.has(mark))) lost.push(`${mark} of ${word}`)
    }
  }
  for (const { urls, versions, href, caption } of source.pictures) {
    const same = result.pictures.filter((picture) => picture.urls.some((url) => urls.includes(url)))
    if (same.length === 0) lost.push(`picture ${urls[0]}`)
    else if (href !== null && !same.some((picture) => picture.href === href)) lost.push(`link of picture ${urls[0]}`)
    const gone = versions.filter((url) => !same.some((picture) => picture.urls.includes(url)))
    if (gone.length > 0) lost.push(`versions of ${urls[0]}: ${gone.join(' ')}`)
    const missing = caption.filter((word) => !same.some((picture) => picture.caption.includes(word)))
    if (missing.length > 0) lost.push(`caption of ${urls[0]}: ${missing.join(' ')}`)
  }
  for (const url of source.played) if (!result.played.has(url)) lost.push(`played ${url}`)
  return lost
}
