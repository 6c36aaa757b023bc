import { EDITIONS, type Edition } from '../../schema/addresses.ts'

export function isEdition(text: string | undefined): text is Edition {
  return EDITIONS.some((edition) => edition === text)
}

/** The edition that a browser's `Accept-Language` asks for first; the English one when it asks for none of ours. */
export function preferredEdition(header: string | undefined): Edition {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [, language, weight = '1'] = /^\s*([a-z]+)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    return language === undefined ? [] : [{ language: language.toLowerCase(), weight: Number(weight) }]
  })
  const ours = wanted.filter(({ language, weight }) => weight > 0 && isEdition(language))
  const [best] = ours.toSorted((one, other) => other.weight - one.weight)
  return best && isEdition(best.language) ? best.language : 'en'
}
