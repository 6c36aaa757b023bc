import { Parser } from 'htmlparser2'

const MAX_OPEN_TAGS = 1_000
const CHARACTERS_AT_ONCE = 4_096

/**
 * Returns the HTML, or only its text if tags are nested deeper than `MAX_OPEN_TAGS`: the sanitiser's running time is
 * quadratic in the depth. The depth is measured with the sanitiser's own parser, so that a `</div>` in a comment or an
 * attribute cannot hide it.
 */
export function shallow(html: string): string {
  let open = 0
  let deepest = 0
  const parser = new Parser({
    onopentag: () => {
      open++
      deepest = Math.max(deepest, open)
    },
    onclosetag: () => {
      open--
    },
  })
  for (let at = 0; at < html.length; at += CHARACTERS_AT_ONCE) {
    parser.write(html.slice(at, at + CHARACTERS_AT_ONCE))
    if (deepest > MAX_OPEN_TAGS) return html.replace(/<[^<>]*>/g, ' ')
  }
  return html
}
