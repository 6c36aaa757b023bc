import { z } from 'zod'
import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { differentMedia } from '../../text/different-media.ts'
import { absoluteUrl } from '../../text/link.ts'
import { plain } from '../../text/plain-text.ts'
import { mediaOf } from '../ninjs/media.ts'

const text = z.string().nullish()
const size = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .nullish()

/** What an item shows beside or in its text, in several sizes each. */
export const guardianElement = z.object({
  relation: text,
  type: text,
  assets: z
    .array(
      z.object({
        type: text,
        mimeType: text,
        file: text,
        typeData: z
          .object({
            caption: text,
            altText: text,
            credit: text,
            width: size,
            height: size,
            durationSeconds: size,
            durationMinutes: size,
          })
          .nullish(),
      }),
    )
    .nullish(),
})

type GuardianElement = z.infer<typeof guardianElement>

/** The main picture or film first; those of the body are in its HTML. Without elements it is the thumbnail. */
export function guardianMedia(
  elements: readonly GuardianElement[],
  thumbnail: string | null | undefined,
  base: string | null,
): MediaSubmission[] {
  const main = differentMedia(elements.filter(({ relation }) => relation === 'main').map(mediaIn))
  if (main.length > 0) return main
  const url = absoluteUrl(thumbnail, base)
  return url === null ? [] : [{ kind: 'IMAGE', url }]
}

function mediaIn({ type, assets }: GuardianElement): MediaSubmission | null {
  const described = assets?.find(({ typeData }) => typeData)?.typeData
  return mediaOf({
    type: type === 'image' ? 'picture' : type,
    headline: plain(described?.altText),
    description_text: plain(described?.caption),
    creditline: plain(described?.credit),
    renditions: (assets ?? []).map(({ file, mimeType, typeData }) => ({
      href: file,
      contenttype: mimeType,
      width: typeData?.width,
      height: typeData?.height,
      duration: (typeData?.durationMinutes ?? 0) * 60 + (typeData?.durationSeconds ?? 0),
    })),
  })
}
