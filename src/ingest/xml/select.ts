import type { Element } from './tree.ts'

export function isElement(node: Element | string): node is Element {
  return typeof node !== 'string'
}

/** The children with one of these names, in any namespace. */
export function children(parent: Element | undefined, ...names: readonly string[]): Element[] {
  return (parent?.children ?? []).filter(isElement).filter(({ name }) => names.includes(name))
}

/** The first element at a path of names. */
export function at(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((element, name) => children(element, name)[0], parent)
}

/** All elements within that have one of these names, in document order; not those within such an element. */
export function within(parent: Element | undefined, ...names: readonly string[]): Element[] {
  return (parent?.children ?? [])
    .filter(isElement)
    .flatMap((element) => (names.includes(element.name) ? [element] : within(element, ...names)))
}

/** The text of an element and of all within. Undefined without an element. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.children.map((child) => (isElement(child) ? textOf(child) : child)).join('')
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attributes.get(name)
}
