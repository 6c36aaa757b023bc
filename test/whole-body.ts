/** Every field of every kind of block. The names of fields are those of `BlockInput`: what is read can be sent back. */
export const WHOLE_BODY = `
fragment Text on TextContent { html text spans { text marks link { href rel title } language direction } }
fragment Picture on Media {
  kind url altText caption richCaption { ...Text } credit width height durationSeconds isLive
  renditions { url width height mimeType name }
}
fragment Whole on Block {
  kind html text
  ... on TextContent { ...Text }
  ... on Heading { level }
  ... on Quote { attribution { ...Text } source }
  ... on PullQuote { attribution { ...Text } source }
  ... on List { ordered start items { depth ordered start ...Text } }
  ... on Image { link media { ...Picture } }
  ... on Gallery { pictures { kind html text link media { ...Picture } } caption { ...Text } }
  ... on Video { poster media { ...Picture } }
  ... on Audio { media { ...Picture } }
  ... on Table { caption { ...Text } rows { head cells { header colspan rowspan ...Text } } }
  ... on Code { syntax }
  ... on Embed { url provider title author thumbnail caption { ...Text } }
  ... on Unknown { name }
}
fragment WholeBody on Article {
  body {
    ...Whole
    ... on Aside { heading { ...Text } blocks { ...Whole } }
  }
}`
