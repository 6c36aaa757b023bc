import type { Transaction } from '../../../db/connection/database.ts'
import { digestsIn, mediaItemsOf, type ShownItem } from '../../../db/content/media/media-item.ts'
import type { Block, Media, Said } from '../../../db/tables/body/block.ts'
import { picturePath } from '../../../schema/media/media-address.ts'
import { withRenditions } from '../../html/given-renditions.ts'
import { plainRichText } from '../../html/rich-text.ts'
import type { Submission } from '../validation/submission.ts'
import { withMedia } from './body-media.ts'

type Items = ReadonlyMap<string, ShownItem>

/*
 * A story names an uploaded picture by its URL. The URL is stored as a path, since PUBLIC_URL may change, with the true size of
 * the picture. What a submission leaves out (alternative text, caption, credit) is taken over from the upload; what it empties
 * stays empty, and so does what is stored.
 */

/** The submissions with the data of the uploaded pictures that they show. One statement, and only if they show any. */
export async function withOwnPictures(
  tx: Transaction,
  submissions: readonly Submission[],
): Promise<readonly Submission[]> {
  const items = await itemsIn(
    tx,
    submissions.map(({ leadMedia, body }) => [leadMedia, body]),
  )
  if (!items) return submissions
  return submissions.map((submission) => ({
    ...submission,
    leadMedia: submission.leadMedia && withItem(submission.leadMedia, items),
    body: blocksWithItems(submission.body, items),
  }))
}

export async function bodyWithOwnPictures(tx: Transaction, body: readonly Block[]): Promise<readonly Block[]> {
  const items = await itemsIn(tx, body)
  return items ? blocksWithItems(body, items) : body
}

export async function leadWithOwnPicture(tx: Transaction, lead: Media | null): Promise<Media | null> {
  const items = await itemsIn(tx, lead)
  return lead && items ? withItem(lead, items) : lead
}

/** Null if nothing has the address of an upload. */
async function itemsIn(tx: Transaction, content: unknown): Promise<Items | null> {
  const digests = digestsIn(JSON.stringify(content))
  return digests.length === 0 ? null : mediaItemsOf(tx, digests)
}

function blocksWithItems(blocks: readonly Block[], items: Items): readonly Block[] {
  return withMedia(blocks, (media) => withItem(media, items))
}

function withItem({ leftOut = [], renditions, ...given }: Media, items: Items): Media {
  const itemOf = (url: string) => items.get(digestsIn(url)[0] ?? '')
  const item = itemOf(given.url)
  // Those of an upload are made here; and only what is named by the URL of media is known to be shown.
  const foreign = item ? [] : (renditions ?? []).filter(({ url }) => !itemOf(url))
  const media: Media = withRenditions(given, foreign)
  if (!item || media.kind !== 'IMAGE') return media
  const taken = (name: Said) => (media[name] === null && leftOut.includes(name) ? item[name] : media[name])
  const richCaption = media.richCaption ?? plainRichText(taken('caption') ?? '')
  return {
    ...media,
    url: picturePath(item.digest),
    width: item.width,
    height: item.height,
    altText: taken('altText'),
    richCaption,
    caption: richCaption?.text ?? null,
    credit: taken('credit'),
  }
}
