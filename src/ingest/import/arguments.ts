import { parseArgs } from 'node:util'
import { canonicalLanguage } from '../text/language.ts'

export interface Arguments {
  readonly files: readonly string[]
  readonly section: string | null
  readonly language: string | null
}

export const usage = `Usage: npm run import -- [--section SLUG] [--language TAG] FILE…

Imports ninjs (JSON or NDJSON), RSS, Atom and JSON Feed. The format is detected from the content. - is standard input.

  --section SLUG   the section of all articles. By default, the first category that matches the slug or name of a
                   section, else news
  --language TAG   the language of articles whose feed names none, such as it or en-GB. By default und
  --help           prints this text

Importing a file again changes nothing. Exit codes: 0 all items were accepted, 1 some were refused, 2 wrong usage.
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
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { help: usage }
    return validate(positionals, values.section, values.language)
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    return { problem: `${said}. --help says what there is.` }
  }
}

function validate(
  files: readonly string[],
  section: string | undefined,
  language: string | undefined,
): Arguments | { readonly problem: string } {
  if (files.length === 0) return { problem: 'Name a file to import, or - for the standard input. --help says more.' }
  if (files.filter((file) => file === '-').length > 1) return { problem: 'The standard input can only be read once.' }
  if (section?.trim() === '') return { problem: '--section needs the slug of a section, such as news.' }
  const tag = canonicalLanguage(language)
  if (language !== undefined && tag === null) {
    return { problem: `--language needs a language tag such as it or en-GB, not "${language}".` }
  }
  return { files, section: section ?? null, language: tag }
}
