import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml'
import { withoutForbidden } from '../../xml/characters.ts'

/** An element of well-formed XML. Its name has no prefix; those of attributes are as written. */
export interface Element {
  readonly name: string
  /** A URI; empty if there is none. */
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

type Scope = ReadonlyMap<string, string>

/** The root element. Exports contain characters that XML cannot; they are removed. Throws `XmlError` if the document is not well-formed. Knows no entities other than those of XML. */
export function parseTree(xml: string): Element {
  const { root } = parseXml(withoutForbidden(xml))
  return root === null ? { name: '', namespace: '', attributes: new Map(), children: [] } : elementOf(root, new Map())
}

function elementOf(element: XmlElement, around: Scope): Element {
  const attributes = new Map(Object.entries(element.attributes))
  const scope = withDeclarations(around, attributes)
  const [prefix, name] = split(element.name)
  const children = element.children.flatMap((child): (Element | string)[] => {
    if (child instanceof XmlElement) return [elementOf(child, scope)]
    return child instanceof XmlText ? [child.text] : []
  })
  return { name, namespace: scope.get(prefix) ?? '', attributes, children }
}

function withDeclarations(around: Scope, attributes: ReadonlyMap<string, string>): Scope {
  const declared = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return around
  return new Map([...around, ...declared.map(([name, uri]): [string, string] => [name.slice('xmlns:'.length), uri])])
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)]
}
