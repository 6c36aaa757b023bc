import type { Summary } from './import-items.ts'

/** `imported 43 stories (2 unchanged, 1 duplicate, 1 refused) from guardian.rss in 1.2 s` */
export function summaryLine(summary: Summary, name: string, seconds: number): string {
  const { published, unchanged, duplicates, refused } = summary
  const others = [
    unchanged > 0 ? `${unchanged} unchanged` : '',
    duplicates > 0 ? `${duplicates} ${duplicates === 1 ? 'duplicate' : 'duplicates'}` : '',
    refused > 0 ? `${refused} refused` : '',
  ].filter((part) => part !== '')
  const stories = `${published} ${published === 1 ? 'story' : 'stories'}`
  const aside = others.length > 0 ? ` (${others.join(', ')})` : ''
  return `imported ${stories}${aside} from ${name} in ${seconds.toFixed(1)} s`
}

/** One line for each refused item whose name was recorded. */
export function refusalLines({ refusals, refused }: Summary): string[] {
  const lines = refusals.map(({ name, reason }) => `refused: ${name}: ${reason}`)
  return refused > refusals.length ? [...lines, `and ${refused - refusals.length} more were refused`] : lines
}
