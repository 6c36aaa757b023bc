import type { Transaction } from '../../../db/connection/database.ts'
import { mediaWithId } from '../../../db/content/media/media.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import type { Block, Media } from '../../../db/tables/body/block.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'

/** What an operator requires of what is published. */
export interface PublishingRules {
  /** Of every picture of a story. Drafts may lack it. */
  readonly altText: boolean
}

export const NO_RULES: PublishingRules = { altText: false }

type Picture = Pick<Media, 'kind' | 'url' | 'altText'>

/** @throws BAD_USER_INPUT with the pictures that lack what the rules require */
export async function checkPictures(
  tx: Transaction,
  { leadMediaId, body }: Pick<ArticleContent, 'leadMediaId' | 'body'>,
  { altText }: PublishingRules,
): Promise<void> {
  if (!altText) return
  const leadMedia = leadMediaId === null ? null : await mediaWithId(tx, leadMediaId)
  const issues = picturesWithoutText(leadMedia, body)
  if (issues.length > 0) throw badInput(issues)
}

/** The paths are those of `Article.leadMedia` and `Article.body`, also where the body was sent as HTML. */
export function picturesWithoutText(leadMedia: Picture | null, body: readonly Block[]): Issue[] {
  return [
    ...(leadMedia ? issuesOf(leadMedia, ['input', 'leadMedia']) : []),
    ...body.flatMap((block, at) => issuesIn(block, ['input', 'body', at])),
  ]
}

/** @throws BAD_USER_INPUT with the pictures of a live post that lack what the rules require */
export function checkBlocks(blocks: readonly Block[], path: Issue['path'], { altText }: PublishingRules): void {
  const issues = altText ? blocks.flatMap((block, at) => issuesIn(block, [...path, at])) : []
  if (issues.length > 0) throw badInput(issues)
}

function issuesIn(block: Block, path: Issue['path']): Issue[] {
  switch (block.kind) {
    case 'IMAGE':
      return issuesOf(block.media, [...path, 'media'])
    case 'GALLERY':
      return block.pictures.flatMap((picture, at) => issuesIn(picture, [...path, 'pictures', at]))
    case 'ASIDE':
      return block.blocks.flatMap((inner, at) => issuesIn(inner, [...path, 'blocks', at]))
    default:
      return []
  }
}

function issuesOf({ kind, url, altText }: Picture, path: Issue['path']): Issue[] {
  if (kind !== 'IMAGE' || altText !== null) return []
  return [{ path: [...path, 'altText'], message: `the picture ${url} needs an alternative text to be published` }]
}
