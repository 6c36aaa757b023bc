import sharp, { type Sharp } from 'sharp'
import type { Format } from '../../schema/media/rendition.ts'

/** A picture as the bucket has it: upright, in sRGB, without metadata. */
export interface Normalised {
  readonly bytes: Buffer
  readonly type: string
  readonly width: number
  readonly height: number
}

export type PictureProblem =
  /** Not one of the accepted formats, or too damaged to say which. */
  | { readonly problem: 'unsupported' }
  | { readonly problem: 'damaged' }
  | { readonly problem: 'too-many-pixels'; readonly pixels: number }

/** Longer sides are scaled down to this. */
const MAX_SIDE = 4_096
/** Where a crop is centred, in percent from the top left. */
export interface Focus {
  readonly x: number
  readonly y: number
}

// Everything else that libvips can open stays closed: SVG, PDF, TIFF and formats that others have found holes in.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}`),
})
// Pictures are seldom opened twice in a row.
sharp.cache(false)

/** Reads an uploaded file: its true type, whatever its name says. The size is known before a pixel is decoded. */
export async function normalise(file: string, maxPixels: number): Promise<Normalised | PictureProblem> {
  const found = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  const { format, width, height, compression } = found ?? {}
  if (!width || !height || !format || (format === 'heif' && compression !== 'av1')) return { problem: 'unsupported' }
  if (width * height > maxPixels) return { problem: 'too-many-pixels', pixels: width * height }
  try {
    const upright = sharp(file, { limitInputPixels: maxPixels, failOn: 'truncated' })
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await stored(upright, format).toBuffer({ resolveWithObject: true })
    return { bytes: data, type: `image/${info.format}`, width: info.width, height: info.height }
  } catch {
    return { problem: 'damaged' }
  }
}

/** Keeps the quality: renditions are made from this. */
function stored(picture: Sharp, format: string): Sharp {
  if (format === 'jpeg') return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  return format === 'png' || format === 'gif' ? picture.png() : picture.webp({ quality: 92 })
}

/** A rendition of the stored picture. A crop keeps its focus as near to the middle as the edges allow. */
export async function render(
  bytes: Uint8Array,
  { width, height, format }: { readonly width: number; readonly height: number; readonly format: Format },
  focus: Focus,
): Promise<Buffer> {
  const picture = sharp(bytes, { failOn: 'none' })
  const of = await picture.metadata()
  // The largest part of this shape.
  const scale = Math.min(of.width / width, of.height / height)
  const part = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const start = (whole: number, side: number, percent: number) =>
    Math.round(Math.min(Math.max((whole * percent) / 100 - side / 2, 0), whole - side))
  const shaped = picture
    .extract({ ...part, left: start(of.width, part.width, focus.x), top: start(of.height, part.height, focus.y) })
    .resize({ width, height, fit: 'fill' })
  switch (format) {
    case 'JPEG':
      return shaped.flatten({ background: '#fff' }).jpeg({ quality: 80, mozjpeg: true }).toBuffer()
    case 'WEBP':
      return shaped.webp({ quality: 80 }).toBuffer()
    case 'AVIF':
      return shaped.avif({ quality: 55, effort: 2 }).toBuffer()
  }
}
