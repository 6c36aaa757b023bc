import { parseArgs } from 'node:util'
import { canonicalLanguage } from '../text/language.ts'

export interface Arguments {
  readonly files: readonly string[]
  readonly section: string | null
  readonly language: string | null
  /** The slug of the feed whose items these are; null: as the document says. */
  readonly feed: string | null
  /** Whether only to say what would become of the items. */
  readonly dryRun: boolean
}

export const usage = `Usage: npm run import -- [--feed SLUG] [--dry-run] [--section SLUG] [--language TAG] FILE…

Imports RSS, Atom, JSON Feed, ninjs (JSON or NDJSON), NewsML-G2, NITF, exports of WordPress and Ghost, and more: docs/formats.md has all. The
format is detected from the content. - is standard input; an http or https address is downloaded.

  --feed SLUG      the feed whose items these are; it is made if there is none. By default that of the site that the
                   document names, else the feed "imports"
  --dry-run        says of each item what would become of it, and changes nothing
  --section SLUG   the section of all articles. By default that of the feed; if it has none, the first category that matches the slug or name of a
                   section, else news
  --language TAG   the language of articles whose feed names none, such as it or en-GB. By default und
  --help           prints this text

Importing a file again changes nothing, and neither does an older one. What an item says is done: it is published, withheld or
killed; what cannot be understood about it makes a draft. Fields that editors have changed stay.
Exit codes: 0 all items were taken, 1 some were refused, 2 wrong usage, 3 an article was to be withheld or killed and was not.
Look at 3 at once.
`

/** Parses the command line. Wrong usage gives a `problem`, which says what to do. */
export function parseArguments(
  argv: readonly string[],
): Arguments | { readonly help: string } | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        section: { type: 'string' },
        language: { type: 'string' },
        feed: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { help: usage }
    return validate(positionals, values)
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    return { problem: `${said}. --help says what there is.` }
  }
}

interface Options {
  readonly section?: string
  readonly language?: string
  readonly feed?: string
  readonly 'dry-run': boolean
}

function validate(
  files: readonly string[],
  { section, language, feed, 'dry-run': dryRun }: Options,
): Arguments | { readonly problem: string } {
  if (files.length === 0) return { problem: 'Name a file to import, or - for the standard input. --help says more.' }
  if (files.filter((file) => file === '-').length > 1) return { problem: 'The standard input can only be read once.' }
  if (section?.trim() === '') return { problem: '--section needs the slug of a section, such as news.' }
  if (feed?.trim() === '') return { problem: '--feed needs the slug of a feed, such as harbour-wire.' }
  const tag = canonicalLanguage(language)
  if (language !== undefined && tag === null) {
    return { problem: `--language needs a language tag such as it or en-GB, not "${language}".` }
  }
  return { files, section: section ?? null, language: tag, feed: feed ?? null, dryRun }
}
