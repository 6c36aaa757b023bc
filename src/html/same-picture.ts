/** A size or a hash of one at the end of a file name, as content management systems write them for versions of a picture. */
const SIZE = /[-_](?:\d{2,5}x\d{2,5}|\d{2,5}w|scaled)(?=\.\w+$)/i

/** Whether two URLs are of the same picture, perhaps in two sizes. */
export function isSamePicture(one: string, other: string): boolean {
  return pictureName(one) === pictureName(other)
}

export function pictureName(address: string): string {
  const url = URL.parse(address)
  return url ? url.host + url.pathname.replace(SIZE, '') : address
}
