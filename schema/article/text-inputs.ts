import type { Types } from '../builder.ts'

/** The optional texts of an article, in every input that takes its content. */
export function textInputs(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    standfirst: t.string({ description: 'Plain text.' }),
    byline: t.string({ description: 'The name for display.' }),
    dateline: t.string({ description: 'The place of reporting.' }),
    slugline: t.string({ description: 'Keywords that identify the article for editors.' }),
    genre: t.string({ description: 'The genre, such as interview or review.' }),
    seoTitle: t.string({ description: 'The title for search engines; by default the headline.' }),
    seoDescription: t.string({ description: 'The description for search engines; by default the standfirst.' }),
    socialTitle: t.string({ description: 'The title of shared links; by default the headline.' }),
    socialDescription: t.string({ description: 'The description of shared links; by default the standfirst.' }),
  }
}
