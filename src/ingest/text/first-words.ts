const MAX_CHARACTERS = 80
/** A first sentence is a headline if it has some words. */
const MIN_CHARACTERS = 20

/** The beginning of a text of one line as a headline: its first sentence, else as many whole words as there is room for. */
export function firstWords(text: string): string {
  const [sentence = ''] = /^.+?[.!?…](?=\s)/u.exec(text) ?? []
  const beginning = sentence.length >= MIN_CHARACTERS ? sentence : text
  if (beginning.length <= MAX_CHARACTERS) return beginning.replace(/(?<!\.)\.$/, '')
  const room = beginning.slice(0, MAX_CHARACTERS)
  const words = room.includes(' ') ? room.slice(0, room.lastIndexOf(' ')) : room.toWellFormed().replace(/\ufffd$/, '')
  return `${words.replace(/[\s,;:.–—-]+$/u, '')}…`
}
