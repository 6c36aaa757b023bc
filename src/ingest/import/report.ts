import type { IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { FeedItem } from '../item.ts'
import type { Summary } from './import-items.ts'
import { nameOf } from './tally.ts'

/** `imported 43 stories (2 unchanged, 1 duplicate, 1 refused) from guardian.rss in 1.2 s` */
export function summaryLine(summary: Summary, name: string, seconds: number, dryRun: boolean): string {
  const { published, held, withdrawn, unchanged, duplicates, refused, unheeded } = summary
  const others = [
    held > 0 ? `${held} held as drafts` : '',
    withdrawn > 0 ? `${withdrawn} withdrawn` : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
    duplicates > 0 ? `${duplicates} ${duplicates === 1 ? 'duplicate' : 'duplicates'}` : '',
    refused > 0 ? `${refused} refused` : '',
    unheeded > 0 ? `${unheeded} NOT WITHDRAWN` : '',
  ].filter((part) => part !== '')
  const stories = `${published} ${published === 1 ? 'story' : 'stories'}`
  const aside = others.length > 0 ? ` (${others.join(', ')})` : ''
  const did = dryRun ? 'would import' : 'imported'
  return `${did} ${stories}${aside} from ${name} in ${seconds.toFixed(1)} s`
}

/** One line for each item that is named in the summary. */
export function noteLines({ notes, refused, held, unheeded }: Summary): string[] {
  const lines = notes.map(({ kind, name, reason }) => `${kind}: ${name}: ${reason}`)
  const unnamed = refused + held + unheeded - notes.length
  return unnamed > 0 ? [...lines, `and ${unnamed} more`] : lines
}

/** What would become of an item: `newer: Ferries sail again`. */
export function dryLine(item: FeedItem, { outcome, reason }: IntakeResult): string {
  return `${outcome.toLowerCase()}: ${nameOf(item)}${reason === null ? '' : `: ${reason}`}`
}
