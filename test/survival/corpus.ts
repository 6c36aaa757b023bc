import { chance } from '../chance.ts'
import { BY_HAND } from './by-hand.ts'
import { captions } from './sources/captions.ts'
import { ghost } from './sources/ghost.ts'
import { guardian, liveBlog, superdesk } from './sources/newsrooms.ts'
import { googleDocs, word } from './sources/office.ts'
import { documents, eastAsian, embeds, rightToLeft, tables } from './sources/structures.ts'
import { wordpress } from './sources/wordpress.ts'
import { Writer } from './writer.ts'

const SEEDS = 25
const SOURCES = {
  wordpress,
  ghost,
  googleDocs,
  word,
  superdesk,
  guardian,
  liveBlog,
  tables,
  documents,
  embeds,
  captions,
}
const SCRIPTS = { rightToLeft, eastAsian }

export interface Body {
  readonly name: string
  readonly html: string
}

/** Bodies as sources write them: made by a grammar for each source from printed seeds, and some by hand. */
export const CORPUS: readonly Body[] = [
  ...Object.entries(SOURCES).flatMap(([name, write]) =>
    seeds().map((seed) => ({ name: `${name} ${seed}`, html: write(new Writer(chance(seed))) })),
  ),
  ...Object.entries(SCRIPTS).flatMap(([name, write]) =>
    seeds().map((seed) => ({ name: `${name} ${seed}`, html: write(chance(seed)) })),
  ),
  ...BY_HAND.map((html, at) => ({ name: `by hand ${at}`, html })),
]

function seeds(): number[] {
  return Array.from({ length: SEEDS }, (_, at) => 4_700 + at)
}
