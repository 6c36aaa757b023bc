import { html, type SafeHtml } from '@remix-run/html-template'
import { type Feed, updatedAt } from '../feed.ts'
import { element, itemElement, property } from './item.ts'

/** The feed: its name, and its stories in their order. A message needs an item, even if there is no story. */
export function packageItem(feed: Feed): SafeHtml {
  const { self, title, description, language, stories } = feed
  const changed = updatedAt(feed)
  return itemElement(
    'packageItem',
    {
      guid: self,
      version: Math.max(1, changed.getTime()),
      itemClass: 'composite',
      versionCreated: changed,
      language,
      contentMeta: [property('headline', title), property('description', description)],
      content: html`<groupSet root="stories">
<group id="stories" role="group:main" mode="pgrmod:seq">
${stories.map(({ uri }) => element('itemRef', { residref: uri }))}</group>
</groupSet>
`,
    },
    feed,
  )
}
