/** Shows a notice until the reader closes it. */
export function showNotice(text: string): void {
  const notice = document.getElementById('notice')
  const shown = notice?.querySelector('p')
  const button = notice?.querySelector('button')
  if (!notice || !shown || !button) return
  shown.textContent = text
  notice.hidden = false
  button.onclick = () => {
    notice.hidden = true
  }
}
