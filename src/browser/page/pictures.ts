/** Shows the alternative text in the place of a picture that cannot be loaded, also of one that failed before this script ran. */
export function replaceBrokenPictures(): void {
  document.addEventListener('error', ({ target }) => replace(target), { capture: true })
  for (const picture of document.images) if (picture.complete && picture.naturalWidth === 0) replace(picture)
}

function replace(target: unknown): void {
  if (!(target instanceof HTMLImageElement)) return
  const text = document.createElement('span')
  text.className = 'no-picture'
  text.textContent = target.alt
  target.replaceWith(text)
}
