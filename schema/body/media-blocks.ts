import { blockText } from '../../db/content/body-text.ts'
import type { BlockOf } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { Media } from '../media/media.ts'
import { Block, HTML_DESCRIPTION, TEXT_DESCRIPTION } from './block.ts'
import { blockHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'
import { RichText } from './rich-text.ts'

const Image = builder.objectRef<BlockOf<'IMAGE'>>('Image').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A picture in the body.',
  interfaces: [Block],
  fields: (t) => ({
    media: t.column('media', { type: Media, description: 'The picture, with its caption and credit.' }),
    link: t.column('link', { type: 'URL', nullable: true, description: 'Where the picture leads.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'media', 'link'],
      resolve: (image, _args, { publicUrl }) => blockHtml(image, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'media'],
      resolve: (image) => blockText(image),
    }),
  }),
})

builder.objectRef<BlockOf<'GALLERY'>>('Gallery').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'Several pictures.',
  interfaces: [Block],
  fields: (t) => ({
    pictures: t.column('pictures', { type: [Image], description: 'The pictures, each with its caption and credit.' }),
    caption: t.column('caption', { type: RichText, nullable: true, description: 'The caption of them all.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'pictures', 'caption'],
      resolve: (gallery, _args, { publicUrl }) => blockHtml(gallery, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'pictures', 'caption'],
      resolve: (gallery) => blockText(gallery),
    }),
  }),
})

builder.objectRef<BlockOf<'VIDEO'>>('Video').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A video in the body.',
  interfaces: [Block],
  fields: (t) => ({
    media: t.column('media', { type: Media, description: 'The video, with its caption and credit.' }),
    poster: t.column('poster', {
      type: 'URL',
      nullable: true,
      description: 'The still picture shown before it plays.',
    }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'media', 'poster'],
      resolve: (video, _args, { publicUrl }) => blockHtml(video, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'media'],
      resolve: (video) => blockText(video),
    }),
  }),
})

builder.objectRef<BlockOf<'AUDIO'>>('Audio').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A sound in the body.',
  interfaces: [Block],
  fields: (t) => ({
    media: t.column('media', { type: Media, description: 'The sound, with its caption and credit.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'media'],
      resolve: (audio, _args, { publicUrl }) => blockHtml(audio, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'media'],
      resolve: (audio) => blockText(audio),
    }),
  }),
})

builder.objectRef<BlockOf<'DIVIDER'>>('Divider').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A thematic break.',
  interfaces: [Block],
  fields: (t) => ({
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind'],
      resolve: (divider) => blockHtml(divider),
    }),
    text: t.field({ type: 'String', description: 'Always empty.', select: ['kind'], resolve: () => '' }),
  }),
})
