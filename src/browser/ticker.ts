import { type Choice, follow } from './ticker/follow.ts'
import { spoken } from './ticker/spoken.ts'
import { STYLE } from './ticker/style.ts'
import { View } from './ticker/view.ts'

/** The origin of the script: the default gateway. */
const HOME =
  document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : location.origin
const DEFAULT_MAX = 10
const MOST = 90

/** `<news-ticker src="https://gateway" sections="politics,world" language="it" max="20">` */
class NewsTicker extends HTMLElement {
  static readonly observedAttributes = ['src', 'sections', 'language', 'max']
  readonly #root = this.attachShadow({ mode: 'open' })
  #leaving = new AbortController()
  #waiting = false

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [STYLE]
    this.#begin()
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }

  attributeChangedCallback(): void {
    // Several attributes that are set together cause one restart.
    if (!this.isConnected || this.#waiting) return
    this.#waiting = true
    queueMicrotask(() => {
      this.#waiting = false
      if (this.isConnected) this.#begin()
    })
  }

  #begin(): void {
    this.#leaving.abort()
    this.#leaving = new AbortController()
    const choice = this.#choice()
    const around = this.closest('[lang]')?.getAttribute('lang') || navigator.language
    const view = new View(spoken(choice.language ?? around), choice.max)
    this.#leaving.signal.addEventListener('abort', () => view.stop())
    this.#root.replaceChildren(view.element)
    void follow(choice, view, this.#leaving.signal)
  }

  #choice(): Choice {
    const sections = (this.getAttribute('sections') ?? '').split(',').flatMap((slug) => slug.trim() || [])
    const max = Number(this.getAttribute('max') ?? DEFAULT_MAX)
    return {
      gateway: (this.getAttribute('src')?.trim() || HOME).replace(/\/$/, ''),
      sections: sections.length === 0 ? null : [...new Set(sections)].sort(),
      language: this.getAttribute('language')?.trim() || null,
      max: Math.min(MOST, Math.max(1, Math.floor(max) || DEFAULT_MAX)),
    }
  }
}

// A page may include the script twice.
customElements.get('news-ticker') ?? customElements.define('news-ticker', NewsTicker)
