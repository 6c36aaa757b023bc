import { z } from 'zod'

export const Html = z.object({ html: z.string() })

export const Media = z.object({
  kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
  url: z.string(),
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
