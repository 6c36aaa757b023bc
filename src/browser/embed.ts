import { attributesOf, DEFAULT_MAX, snippet, type TickerChoice } from '../templates/snippet.ts'

/* The script of the page that configures the ticker: updates the HTML and the preview when the form changes. */

const form = document.getElementById('embed')
const line = document.getElementById('line')
const copy = document.getElementById('copy')
const said = document.getElementById('copied')
const preview = document.getElementById('preview')
if (form instanceof HTMLFormElement && line instanceof HTMLTextAreaElement && copy && said && preview) {
  form.hidden = copy.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', () => show(form, line, preview, said))
  copy.addEventListener('click', () => void copyLine(form, line, said))
  // Browsers restore form values after a reload.
  show(form, line, preview, said)
}

function show(form: HTMLFormElement, line: HTMLTextAreaElement, preview: HTMLElement, said: HTMLElement): void {
  if (!form.checkValidity()) return
  const choice = choiceIn(new FormData(form))
  line.value = snippet(form.dataset.origin ?? location.origin, choice)
  said.textContent = ''
  const attributes = attributesOf(choice)
  for (const name of ['sections', 'language', 'max']) {
    const value = attributes[name]
    // The preview restarts with each attribute that is set.
    if (preview.getAttribute(name) === (value ?? null)) continue
    if (value === undefined) preview.removeAttribute(name)
    else preview.setAttribute(name, value)
  }
}

function choiceIn(given: FormData): TickerChoice {
  return {
    sections: given.getAll('sections').map(String),
    language: String(given.get('language') ?? '') || null,
    max: Number(given.get('max')) || DEFAULT_MAX,
  }
}

async function copyLine(form: HTMLFormElement, line: HTMLTextAreaElement, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(line.value)
    said.textContent = form.dataset.copied ?? ''
  } catch {
    // Not every browser allows access to the clipboard.
    line.focus()
    line.select()
    said.textContent = form.dataset.selected ?? ''
  }
}
