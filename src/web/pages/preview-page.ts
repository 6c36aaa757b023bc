import { html } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import { type Article, NoticePage, PreviewPage, type PreviewVersion } from '../../templates/news.ts'
import { articlePage } from '../../templates/pages/article-page.ts'
import { noticePage } from '../../templates/pages/notice-page.ts'
import { previewBanner } from '../../templates/preview-banner.ts'
import { PREVIEW_HEADERS } from '../page-headers.ts'
import { notice } from './notice-page.ts'
import { type Page, pageKind, renderPage } from './page.ts'

const kind = pageKind('preview-page', PreviewPage)
const invalidKind = pageKind('notice-page', NoticePage)

/** What readers do not have yet of an article: the draft if there is one and `version` does not ask for the other. */
export function previewPage(edition: Edition, token: string, version: string | null): Page {
  const page = kind(edition, { token }, (data, context) => {
    const { draft, scheduled, expiresAt } = data.preview
    const shown = (version === 'scheduled' ? scheduled : null) ?? draft ?? scheduled
    if (shown === null) throw new Error('a preview has neither a draft nor a scheduled version')
    const other = draft && scheduled ? `?version=${shown === draft ? 'scheduled' : 'draft'}` : null
    const banner = previewBanner({ publishAt: shown.publishAt, expiresAt, other }, context)
    const { headline, standfirst, section } = shown
    return renderPage(
      data,
      {
        head: {
          title: `${context.words.preview.title}: ${headline} · ${context.siteName}`,
          description: standfirst ?? headline,
          canonical: '',
          alternates: [],
          hidden: true,
        },
        navigation: { section: section.slug, other: edition === 'it' ? '/en' : '/it' },
        // A draft changes without an event.
        follows: null,
        main: html`${banner}${articlePage(asArticle(shown), context)}`,
      },
      context,
    )
  })
  return { ...page, privateHeaders: PREVIEW_HEADERS }
}

/** For every link that opens nothing, whatever the reason. */
export function previewInvalid(edition: Edition): Page {
  const page = invalidKind(edition, {}, (chrome, context) => {
    const { title, text } = context.words.preview.invalid
    return notice(404, chrome, title, noticePage(title, [text], context), context)
  })
  return { ...page, privateHeaders: PREVIEW_HEADERS }
}

function asArticle({ at, publishAt, ...content }: PreviewVersion): Article {
  return {
    ...content,
    id: '',
    uri: '',
    url: '',
    slug: '',
    publishedAt: publishAt,
    updatedAt: at,
    corrections: [],
    translations: [],
    // Readers of the link see the version, not what is told live.
    livePosts: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
  }
}
