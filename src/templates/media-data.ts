import { z } from 'zod'

export const Html = z.object({ html: z.string() })

export const Media = z.object({
  kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
  /** A JPEG in a middle size, or the picture of another site. */
  url: z.string(),
  /** Renditions in WebP; null for a picture of another site. */
  srcset: z.string().nullable(),
  altText: z.string().nullable(),
  caption: z.string().nullable(),
  richCaption: Html.nullable(),
  credit: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  isLive: z.boolean(),
})
export type Media = z.infer<typeof Media>
