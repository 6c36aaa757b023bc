import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { RelaxNGValidator, XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const read = (name: string) => readFileSync(new URL(`./formats/${name}`, import.meta.url), 'utf8')

/** Validates an XML document against a RELAX NG schema. Throws the first violation. */
export function validateXml(xml: string, format: 'atom' | 'rss' | 'news-sitemap' | 'newsml-g2'): void {
  using rules = XmlDocument.fromString(read(`${format}.rng`))
  using validator = RelaxNGValidator.fromDoc(rules)
  using document = XmlDocument.fromString(xml)
  validator.validate(document)
}

/** Validates a message of NewsML-G2 against our rules, and against the XML Schema of the IPTC if the setting names its file. */
export function validateNewsmlG2(xml: string): void {
  validateXml(xml, 'newsml-g2')
  const { NEWSML_G2_XSD: path = '' } = process.env
  if (path === '') return
  // It imports the schema of `xml:lang` from the same folder.
  xmlRegisterFsInputProviders()
  using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  using validator = XsdValidator.fromDoc(schema)
  using document = XmlDocument.fromString(xml)
  validator.validate(document)
}

const jsonFeed = new Ajv().compile(JSON.parse(read('json-feed.schema.json')))

/** Its violations of the JSON Schema of JSON Feed. */
export function jsonFeedProblems(text: string): unknown[] {
  return jsonFeed(JSON.parse(text)) ? [] : (jsonFeed.errors ?? [])
}

const ninjsItem = new Ajv2020().compile(JSON.parse(read('ninjs.schema.json')))

/** The items, one on each line, and their violations of the rules of ninjs. */
export function ninjsItems(text: string): { readonly items: readonly Record<string, unknown>[]; problems: unknown[] } {
  const items = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return { items, problems: items.flatMap((item) => (ninjsItem(item) ? [] : (ninjsItem.errors ?? []))) }
}
