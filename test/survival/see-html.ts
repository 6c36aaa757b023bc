import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { addWords, nothingSeen, type PictureSeen, type Place, type Seen } from './seen.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const BASE = 'https://page.example/story'
const UNSEEN = new Set(['script', 'style', 'template', 'title', 'textarea', 'select', 'rp', 'head', 'meta', 'xml'])
const MARKS: Readonly<Record<string, string>> = {
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em', u: 'u', s: 's', del: 's', strike: 's', mark: 'mark' },
  ...{ code: 'code', kbd: 'code', sub: 'sub', sup: 'sup' },
}
const PLAIN: Place = { marks: new Set(), href: null }

/** Reads HTML by rules of its own: nothing here is shared with the converter. */
export function seeHtml(html: string): Seen {
  const seen = nothingSeen()
  look(parseFragment(html, { scriptingEnabled: false }).childNodes, PLAIN, null, seen)
  return seen
}

function look(nodes: readonly Node[], place: Place, figure: Element | null, seen: Seen): void {
  for (const [at, node] of nodes.entries()) {
    if (node.nodeName === '#text' && 'value' in node) {
      const url = webAddress(node.value)
      if (url && isEmbed(node.parentNode)) seen.played.add(url)
      else addWords(seen, node.value, place)
    } else if ('tagName' in node && !isUnseen(node)) lookAt(node, nodes.slice(at + 1), place, figure, seen)
  }
}

function lookAt(element: Element, after: readonly Node[], place: Place, figure: Element | null, seen: Seen): void {
  const { tagName, childNodes } = element
  const own = placeIn(element, isEmbedFigure(element) ? { ...place, href: linkIn(element) } : place)
  // Where nothing of another site is loaded, its content is played by a link.
  if (tagName === 'a' && own.href && figure && isEmbedFigure(figure)) seen.played.add(own.href)
  if (tagName === 'img') seePicture(element, after, own, figure, seen)
  else if (tagName === 'video' || tagName === 'audio' || tagName === 'iframe' || tagName === 'object') {
    for (const url of recordingUrls(element)) seen.played.add(url)
    if (tagName === 'object') look(childNodes, own, figure, seen)
  } else if (tagName !== 'noscript') look(childNodes, own, isFigure(element) ? element : figure, seen)
}

function placeIn(element: Element, { marks, href }: Place): Place {
  const mark = MARKS[element.tagName]
  const inPre = element.tagName === 'code' && element.parentNode?.nodeName === 'pre'
  const made = new Set(mark && !inPre ? [...marks, mark] : marks)
  const css = attribute(element, 'style')
  if (/font-weight:\s*(?:bold|[6-9]00)/.test(css)) made.add('strong')
  if (/font-weight:\s*(?:normal|[1-5]00)/.test(css)) made.delete('strong')
  if (/font-style:\s*italic/.test(css)) made.add('em')
  if (/line-through/.test(css)) made.add('s')
  const link = element.tagName === 'a' ? absolute(attribute(element, 'href')) : null
  return { marks: made, href: link ?? href }
}

function seePicture(image: Element, after: readonly Node[], { href }: Place, figure: Element | null, seen: Seen): void {
  if (attribute(image, 'width') === '1' || /\bicon\b|kg-bookmark-icon/.test(attribute(image, 'class'))) return
  if (/\bemoji\b/.test(attribute(image, 'class'))) {
    addWords(seen, attribute(image, 'alt'), PLAIN)
    return
  }
  const parent = image.parentNode
  const sources = parent?.nodeName === 'picture' ? parent.childNodes : []
  const fallback = after.filter((node) => node.nodeName === 'noscript').slice(0, 1)
  const inside = fallback.flatMap((node) => ('childNodes' in node ? node.childNodes : []))
  const elements = [image, ...sources, ...inside].filter((node) => 'tagName' in node)
  const urls = elements.flatMap(urlsOf)
  const versions = elements.flatMap(versionsOf)
  if (urls.length > 0)
    seen.pictures.push({ urls, versions, href, caption: figure ? captionOf(figure, image) : [] } satisfies PictureSeen)
}

/** Of a figure with one picture. A picture in a caption is not what it describes. */
function captionOf(figure: Element, image: Element): string[] {
  const within = descendants(figure)
  const inCaption = within.filter(({ tagName }) => tagName === 'figcaption').flatMap(descendants)
  if (inCaption.includes(image) || within.filter(({ tagName }) => tagName === 'img').length !== 1) return []
  const captions = within.filter(
    (one) => one.tagName === 'figcaption' || /wp-caption-text/.test(attribute(one, 'class')),
  )
  return captions.flatMap((caption) => [...seeCaption(caption).words.keys()])
}

function seeCaption(caption: Element): Seen {
  const seen = nothingSeen()
  look(caption.childNodes, PLAIN, null, seen)
  return seen
}

function descendants(element: Element): Element[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...descendants(node)] : []))
}

function urlsOf(element: Element): string[] {
  const sets = ['srcset', 'data-srcset'].flatMap((name) => attribute(element, name).split(/,\s+/))
  const single = ['src', 'data-src'].map((name) => attribute(element, name))
  return [...single, ...sets].flatMap((text) => {
    const url = absolute(text.trim().split(/\s/)[0] ?? '')
    return url?.startsWith('http') && !url.includes('placeholder') ? url : []
  })
}

/** What says how wide it is. */
function versionsOf(element: Element): string[] {
  const sets = ['srcset', 'data-srcset'].flatMap((name) => attribute(element, name).split(/,\s+/))
  return sets.flatMap((candidate) => {
    const [address = '', descriptor = ''] = candidate.trim().split(/\s+/)
    return /^[1-9]\d{0,4}w$/.test(descriptor) ? (absolute(address) ?? []) : []
  })
}

function recordingUrls(element: Element): string[] {
  const all = [element, ...descendants(element).filter(({ tagName }) => tagName === 'source')]
  return all
    .flatMap((one) => absolute(attribute(one, 'src') || attribute(one, 'data-src') || attribute(one, 'data')) ?? [])
    .slice(0, 1)
}

function isFigure(element: Element): boolean {
  return element.tagName === 'figure' || /\bwp-caption\b/.test(attribute(element, 'class'))
}

/** All of it stands for what its link leads to. */
function isEmbedFigure(element: Element): boolean {
  return /^(?:embed|elsewhere)$/.test(attribute(element, 'class'))
}

function linkIn(element: Element): string | null {
  const link = descendants(element).find(({ tagName }) => tagName === 'a')
  return link ? absolute(attribute(link, 'href')) : null
}

function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.tagName) || /display:\s*none/.test(attribute(element, 'style'))
}

function isEmbed(node: DefaultTreeAdapterTypes.ParentNode | null): boolean {
  return node !== null && 'attrs' in node && /embed/.test(attribute(node, 'class'))
}

function webAddress(text: string): string | null {
  return /^\s*https?:\S+\s*$/.test(text) ? absolute(text.trim()) : null
}

function absolute(address: string): string | null {
  return address === '' ? null : (URL.parse(address, BASE)?.href ?? null)
}

function attribute({ attrs }: Element, name: string): string {
  return attrs.find((one) => one.name === name)?.value ?? ''
}
