import { BlockInput } from '../../body/block-input.ts'
import { builder } from '../../builder.ts'
import { MediaInput } from '../../media/media-input.ts'
import { Access } from '../access.ts'
import type { ArticlePatch as ArticlePatchShape } from '../article-changes.ts'
import { RELATED, SourceInput, TRANSLATION_OF } from '../article-input.ts'
import { ArticleRef } from '../article-ref.ts'
import { textInputs } from '../text-inputs.ts'
import type { NamingArticles } from './named-articles.ts'

export const ArticlePatch = builder.inputRef<NamingArticles<ArticlePatchShape>>('ArticlePatch').implement({
  description:
    'Changes of an article. What is left out stays as it is; null empties. Null for slug, headline, language or section is refused.',
  fields: (t) => ({
    slug: t.string({ description: 'Lower-case words joined by hyphens. Earlier slugs keep working.' }),
    headline: t.string({ description: 'Plain text, not blank.' }),
    ...textInputs(t),
    language: t.field({ type: 'LanguageTag', description: 'The language of the article.' }),
    urgency: t.int({ description: '1 (flash) to 9; null is 5.' }),
    labels: t.stringList({ description: 'The slugs of all labels of the headline.' }),
    section: t.string({ description: 'The slug of its primary section.' }),
    sections: t.stringList({ description: 'The slugs of all its sections; the primary one may be left out.' }),
    access: t.field({ type: Access, description: 'Who may read it on its page; null is FREE.' }),
    canonicalUrl: t.field({ type: 'URL', description: 'The URL of the original, if this is a copy.' }),
    authors: t.stringList({ description: 'All authors: slugs or names.' }),
    tags: t.stringList({ description: 'All tags: slugs or names.' }),
    leadMedia: t.field({ type: MediaInput, description: 'The picture, video or audio of the headline.' }),
    body: t.field({
      type: [BlockInput],
      description: 'The whole body. At most one of body and bodyHtml; null empties it.',
    }),
    bodyHtml: t.string({ description: 'The whole body as HTML. At most one of body and bodyHtml; null empties it.' }),
    related: t.field({ type: [ArticleRef], description: RELATED }),
    translationOf: t.field({ type: ArticleRef, description: `${TRANSLATION_OF} Null: it translates none.` }),
    source: t.field({ type: SourceInput, description: 'The source.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'Not public after this time.' }),
  }),
})
