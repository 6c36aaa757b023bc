/** Whether the reader has paused all updates. Withdrawals are shown all the same. */
export function updatesPaused(): boolean {
  return button()?.ariaPressed === 'true'
}

/** Shows the button that pauses all updates: news, changes of what is shown, and the strip. */
export function runUpdates(onResume: () => void): void {
  const shown = button()
  if (shown === null) return
  const say = (paused: boolean) => {
    shown.ariaPressed = String(paused)
    shown.ariaLabel = (paused ? shown.dataset.resume : shown.dataset.pause) ?? ''
    shown.title = shown.ariaLabel
  }
  say(false)
  shown.hidden = false
  shown.addEventListener('click', () => {
    const paused = !updatesPaused()
    say(paused)
    if (!paused) onResume()
  })
}

function button(): HTMLElement | null {
  return document.getElementById('updates')
}
