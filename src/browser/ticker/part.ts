/** Creates an element with a `part` for `::part()`. */
export function part<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parts: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.setAttribute('part', parts)
  element.textContent = text
  return element
}
