/** The path of our own pictures that are not uploads: those of the demo newsroom. */
const PICTURES = '/pictures/'

/**
 * An input with the addresses of our own pictures as they are stored, as paths: what is read of a story can then be sent back.
 * Uploads are known by their digest, whichever address they are named by.
 */
export function withStoredAddresses<Input extends object>(input: Input, publicUrl: string): Input {
  const address = new URL(PICTURES, publicUrl).href
  if (!names(input, address)) return input
  const copy = structuredClone(input)
  store(copy, address)
  return copy
}

function names(value: object, address: string): boolean {
  return Object.entries(value).some(([name, inner]) =>
    isAddress(name, inner, address) ? true : isNested(inner) && names(inner, address),
  )
}

function store(value: object, address: string): void {
  for (const [name, inner] of Object.entries(value)) {
    if (isAddress(name, inner, address)) Reflect.set(value, name, PICTURES + inner.slice(address.length))
    else if (isNested(inner)) store(inner, address)
  }
}

function isAddress(name: string, value: unknown, address: string): value is string {
  return name === 'url' && typeof value === 'string' && value.startsWith(address)
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}
