import { followNews } from './live-news.ts'

class NewsTicker extends HTMLElement {
  #leave = () => {}

  connectedCallback(): void {
    this.#leave = followNews({
      gateway: this.getAttribute('src') ?? '',
      query: 'subscription ($after: String) { latestNews(after: $after) { kind } }',
      after: '',
      onEvent: () => {},
      onConnection: () => {},
      refetch: async () => '',
    })
  }

  disconnectedCallback(): void {
    this.#leave()
  }
}

customElements.define('news-ticker', NewsTicker)
