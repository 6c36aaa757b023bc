import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture of a size: noise, so that no format makes it small. */
export function photo(width: number, height: number, format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' = 'jpeg') {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
  return sharp({ create: { width, height, channels: 3, background: '#357', noise } })
    .toFormat(format)
    .toBuffer()
}

/** A large photo that is quickly made. */
export function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()
}

/** A photo as a phone takes it: lying on its side, with the place where it was taken. */
export function phonePhoto(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#753' } })
    .withExif({
      IFD0: { Copyright: 'Ada Conti' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 26/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '12/1 20/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A PNG of a few kilobytes whose header promises so many pixels, all of which are there: they are all the same. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0], 8)
  const pixels = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height))
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

export const SVG_WITH_SCRIPT = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
)

/** Four colours, one in each corner, so that a crop shows what it took. */
export function corners(side: number) {
  const half = side / 2
  const square = (background: string, left: number, top: number) => ({
    input: { create: { width: half, height: half, channels: 3 as const, background } },
    left,
    top,
  })
  return sharp({ create: { width: side, height: side, channels: 3, background: '#000' } })
    .composite([square('#f00', 0, 0), square('#0f0', half, 0), square('#00f', 0, half), square('#ff0', half, half)])
    .png()
    .toBuffer()
}
