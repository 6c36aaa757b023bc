import { builder } from '../builder.ts'

export const Access = builder.enumType('Access', {
  description:
    'Who may read an article on its page. The API serves the article in any case; the site puts up its paywall.',
  values: {
    FREE: { description: 'Everybody.' },
    METERED: { description: 'Everybody, a limited number of times.' },
    PAID: { description: 'Subscribers.' },
  },
})
