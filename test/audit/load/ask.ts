/** Sends an operation to a gateway as an editor. Throws if the result has errors. */
export async function ask<Data>(url: string, token: string, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = JSON.parse(await response.text())
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** The cursor of the end of the log, as this gateway sees it. */
export async function asOf(url: string, token: string): Promise<string> {
  const query = '{ latestNews(first: 1) { asOf } }'
  return (await ask<{ latestNews: { asOf: string } }>(url, token, query)).latestNews.asOf
}
