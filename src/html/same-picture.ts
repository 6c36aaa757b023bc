/** A size or a hash of one at the end of a file name, as content management systems write them for versions of a picture. */
const SIZE = /[-_](?:\d{2,5}x\d{2,5}|\d{2,5}w|scaled)(?=\.\w+$)/i
const FILE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i
/** How a server of pictures cuts and packs one. */
const RENDITION = /^(?:w|h|q|s|width|height|quality|size|resize|fit|crop|auto|format|fm|dpr|scale|ssl|strip)$/i

/** Whether two URLs are of the same picture, perhaps in two sizes. */
export function isSamePicture(one: string, other: string): boolean {
  return pictureName(one) === pictureName(other)
}

/** Of an address that names no file, such as `/image?id=7&w=600`, the query says which picture it is. */
export function pictureName(address: string): string {
  const url = URL.parse(address)
  if (!url) return address
  const query = FILE.test(url.pathname) ? [] : [...url.searchParams].filter(([name]) => !RENDITION.test(name))
  return url.host + url.pathname.replace(SIZE, '') + query.map(([name, value]) => `&${name}=${value}`).join('')
}
