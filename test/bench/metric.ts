/** The numbers of a gateway's /metrics by name; those with labels are left out. */
export async function metrics(port: number): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return new Map([...text.matchAll(/^(\w+) ([\d.e+]+)$/gm)].map(([, name, value]) => [name ?? '', Number(value)]))
}
