import type { Query } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { dropDeletion, queueDeletion } from '../../db/content/media/bucket-deletions.ts'
import { insertMediaItem, servedItem } from '../../db/content/media/media-item.ts'
import { graphqlError } from '../../schema/errors.ts'
import type { Slots } from '../clock/slots.ts'
import type { Bucket } from './bucket.ts'
import { type Normalised, normalise, type PictureProblem } from './picture.ts'
import type { ReceivedFile } from './receive.ts'

/** After a crash between the bucket and the database, the file is deleted by then. */
const ORPHAN_SECONDS = 3_600
/** The name of the stored picture in its folder; renditions are beside it. */
export const STORED = 'stored'

export interface StoreParts {
  readonly query: Query
  readonly bucket: Bucket
  /** Bounds how many pictures are decoded at once. */
  readonly decoding: Slots
  readonly maxPixels: number
}

export interface Stored {
  readonly id: string
  /** False if the same file had been uploaded before. */
  readonly created: boolean
}

/**
 * Stores a received file in the bucket and in the database. A file that was stored before is not decoded again.
 * @throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, BAD_USER_INPUT
 */
export async function storeUpload(
  { query, bucket, decoding, maxPixels }: StoreParts,
  { file, digest }: Pick<ReceivedFile, 'file' | 'digest'>,
  by: string | null,
): Promise<Stored> {
  const known = await servedItem(query, digest)
  if (known) return { id: known.id, created: false }
  return decoding.run(async () => {
    const picture = await normalise(file, maxPixels)
    if ('problem' in picture) throw refused(picture, maxPixels)
    await queueDeletion(query, digest, ORPHAN_SECONDS)
    return transact(query, (tx) => storePicture(tx, bucket, digest, picture, by))
  })
}

async function storePicture(
  tx: Parameters<typeof insertMediaItem>[0],
  bucket: Bucket,
  digest: string,
  { bytes, type, width, height }: Normalised,
  by: string | null,
): Promise<Stored> {
  // Waits for a deletion of the folder, and undoes it: a killed picture may be uploaded again.
  await dropDeletion(tx, digest)
  const stored = await insertMediaItem(tx, { digest, type, bytes: bytes.length, width, height, createdBy: by })
  if (stored.created) await bucket.put(`${digest}/${STORED}`, bytes, type)
  return stored
}

function refused(picture: PictureProblem, maxPixels: number) {
  switch (picture.problem) {
    case 'unsupported':
      return graphqlError(
        'UNSUPPORTED_MEDIA_TYPE',
        'This is not a JPEG, PNG, WebP, AVIF or GIF file, whatever its name says. SVG is not accepted, because it may contain scripts: export it as PNG.',
      )
    case 'damaged':
      return graphqlError('BAD_USER_INPUT', 'The picture is incomplete or damaged. Send the file again.', {
        issues: [{ path: ['body'], message: 'cannot be decoded to its end' }],
      })
    case 'too-many-pixels':
      return graphqlError(
        'PAYLOAD_TOO_LARGE',
        `The picture has ${picture.pixels} pixels. At most ${maxPixels} are accepted: scale it down.`,
      )
  }
}
