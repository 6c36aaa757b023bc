/** Tells the reader what has just happened to what they read, once, until they close it. */
export function showNotice(text: string): void {
  const notice = document.getElementById('notice')
  const shown = notice?.querySelector('p')
  if (!notice || !shown) return
  shown.textContent = text
  notice.hidden = false
  notice.querySelector('button')?.addEventListener('click', () => {
    notice.hidden = true
  })
}
