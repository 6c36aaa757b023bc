import { FORMATS, formatNamed, type Rendition, type StoredPicture } from './rendition.ts'

const PATH = /^\/media\/([0-9a-f]{64})(?:\/(\d{1,5})x(\d{1,5})\.(jpg|webp|avif))?$/

export function picturePath(digest: string): string {
  return `/media/${digest}`
}

export function renditionPath({ digest }: Pick<StoredPicture, 'digest'>, { width, height, format }: Rendition): string {
  return `${picturePath(digest)}/${width}x${height}.${FORMATS[format]}`
}

/** The picture, and the rendition if it is the path of one; null for any other path. */
export function parsePicturePath(
  path: string,
): { readonly digest: string; readonly rendition: Rendition | null } | null {
  const [, digest, width, height, extension] = PATH.exec(path) ?? []
  if (digest === undefined) return null
  const format = formatNamed(extension)
  return { digest, rendition: format && { width: Number(width), height: Number(height), format } }
}
