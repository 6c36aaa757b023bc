import { Parser } from 'htmlparser2'

const MAX_OPEN_TAGS = 1_000
const CHARACTERS_AT_ONCE = 4_096

/**
 * The HTML itself, or only its words when its tags are nested as no author nests them: the time that the sanitiser
 * takes grows with the square of the depth. The parser that the sanitiser uses counts, so that no stray end of a tag,
 * in a comment or in an attribute, makes it look flatter than it is.
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
