import type { Newsroom } from '../newsroom.ts'

export const SECTION = 'science'
export const ARTICLES = 24

export const NESTED = /* GraphQL */ `
  query Nested($section: String!) {
    section(slug: $section) {
      slug
      name
      articles(first: 20) {
        nodes {
          id
          slug
          headline
          standfirst
          publishedAt
          authors { slug name }
          tags { slug name }
          section { slug name }
          leadMedia { url altText width height }
          related(first: 3) { id slug headline section { slug name } }
        }
      }
    }
  }
`

/** More articles than the nested query asks for, each with everything that it asks for. */
export async function publishArchive(newsroom: Newsroom): Promise<void> {
  await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
    input: { slug: SECTION, name: 'Science' },
  })
  for (let number = 0; number < ARTICLES; number++) await newsroom.publish(article(number))
}

export function article(number: number): object {
  return {
    uri: uri(number),
    headline: `Harbour reopens after the storm, part ${number}`,
    standfirst: 'Ferries are back on their timetable.',
    section: SECTION,
    authors: ['Ada Conti', 'Maeve Doyle'],
    tags: ['Harbours', 'Weather'],
    leadMedia: {
      kind: 'IMAGE',
      url: `https://pictures.example.com/${number}.jpg`,
      altText: 'A ferry in the harbour',
      width: 1600,
      height: 900,
    },
    related: [1, 2, 3].map((before) => ({ uri: uri(Math.max(0, number - before)) })),
  }
}

const uri = (number: number) => `urn:example:article:${number}`
