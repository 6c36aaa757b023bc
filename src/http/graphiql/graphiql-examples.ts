export interface Example {
  readonly query: string
  readonly variables?: object
  readonly headers?: object
}

/** The tabs of GraphiQL: a query, a nested query, a live query, a subscription, a mutation, a search. */
export const EXAMPLES: readonly Example[] = [
  {
    query: `# The latest news, newest first.
# Run it with Ctrl-Enter.
query Latest {
  latestNews(first: 10) {
    asOf
    nodes {
      headline
      labels { name }
      language
      publishedAt
      section { name }
    }
  }
}
`,
  },
  {
    query: `# As deep as you like: a section, its news,
# their authors, and what is related.
query Section($slug: String!) {
  section(slug: $slug) {
    name(language: "it")
    children { slug name(language: "it") }
    articles(first: 5) {
      totalCount
      nodes {
        headline
        standfirst
        authors { name }
        tags { name }
        leadMedia { url credit }
        related(first: 3) { headline section { name } }
        translations { language headline }
      }
    }
  }
}
`,
    variables: { slug: 'world' },
  },
  {
    query: `# Answered again whenever its answer changes.
# Any query can be live.
query Live @live {
  latestNews(first: 3) {
    totalCount
    nodes { headline }
  }
}
`,
  },
  {
    query: `# Stays open as long as you stay on this tab.
# Publish from the next tab in a second window,
# or import a feed, and watch each story arrive.
subscription Ticker {
  latestNews {
    cursor
    kind
    at
    article {
      headline
      labels { name }
      section { name }
    }
  }
}
`,
  },
  {
    query: `# Needs a token: run "npm run --silent token",
# open the Headers pane below, and paste it in
# place of PASTE-THE-TOKEN-HERE.
mutation Publish($input: PublishArticleInput!) {
  publishArticle(input: $input) {
    cursor
    article { id uri slug version }
  }
}
`,
    variables: {
      input: {
        headline: 'Hello from GraphiQL',
        language: 'en',
        section: 'news',
        labels: ['breaking'],
        bodyHtml: '<p>My <strong>first</strong> story.</p>',
      },
    },
    headers: { authorization: 'Bearer PASTE-THE-TOKEN-HERE' },
  },
  {
    query: `# Full text in each article's own language;
# accents don't matter.
query Search($text: String!) {
  search(query: $text, first: 5) {
    totalCount
    edges {
      score
      snippet
      node { headline language }
    }
  }
}
`,
    variables: { text: 'porto or harbour' },
  },
]
