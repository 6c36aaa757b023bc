import { z } from 'zod'
import { Html, Media } from './media-data.ts'

/* Schemas of the blocks of a body as page operations ask for them. `html` is sanitised. */

const Image = z.object({ link: z.string().nullable(), media: Media })

const simple = [
  Html.extend({ kind: z.enum(['PARAGRAPH', 'LIST', 'TABLE', 'UNKNOWN']) }),
  Html.extend({ kind: z.literal('HEADING'), level: z.number() }),
  Html.extend({ kind: z.enum(['QUOTE', 'PULL_QUOTE']), attribution: Html.nullable() }),
  Html.extend({ kind: z.literal('CODE'), syntax: z.string().nullable() }),
  Image.extend({ kind: z.literal('IMAGE') }),
  z.object({ kind: z.literal('GALLERY'), pictures: z.array(Image), caption: Html.nullable() }),
  z.object({ kind: z.literal('VIDEO'), poster: z.string().nullable(), media: Media }),
  z.object({ kind: z.literal('AUDIO'), media: Media }),
  z.object({ kind: z.literal('DIVIDER') }),
  Html.extend({
    kind: z.literal('EMBED'),
    url: z.string(),
    provider: z.string().nullable(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    thumbnail: z.string().nullable(),
    caption: Html.nullable(),
  }),
] as const

const SimpleBlock = z.discriminatedUnion('kind', simple)
export type SimpleBlock = z.infer<typeof SimpleBlock>

const Aside = z.object({ kind: z.literal('ASIDE'), heading: Html.nullable(), blocks: z.array(SimpleBlock) })

export const Block = z.discriminatedUnion('kind', [...simple, Aside])
export type Block = z.infer<typeof Block>
