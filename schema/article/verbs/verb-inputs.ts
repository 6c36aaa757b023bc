import { builder } from '../../builder.ts'
import { ArticlePatch } from './article-patch.ts'
import { changeFields, timeFields } from './change-fields.ts'

const patch =
  'Example: `{headline: "Ferry sails again", standfirst: null}` changes the headline and empties the standfirst.'

export const UpdateArticleInput = builder.inputType('UpdateArticleInput', {
  description: 'A change of what readers have, or will have at the time for which it is scheduled.',
  fields: (t) => ({
    ...changeFields(t),
    patch: t.field({ type: ArticlePatch, required: true, description: patch }),
  }),
})

export const UpdateDraftInput = builder.inputType('UpdateDraftInput', {
  description: 'A change of the working draft.',
  fields: (t) => ({
    ...changeFields(t),
    patch: t.field({ type: ArticlePatch, required: true, description: patch }),
  }),
})

export const PublishDraftInput = builder.inputType('PublishDraftInput', {
  description: 'The publication of a working draft, at once or later.',
  fields: (t) => ({ ...changeFields(t), ...timeFields(t) }),
})

export const ScheduleArticleInput = builder.inputType('ScheduleArticleInput', {
  description: 'A time in the future for the working draft, or for what is scheduled already.',
  fields: (t) => ({ ...changeFields(t), ...timeFields(t) }),
})

export const UnscheduleArticleInput = builder.inputType('UnscheduleArticleInput', {
  description: 'The end of a schedule.',
  fields: changeFields,
})

export const RepublishArticleInput = builder.inputType('RepublishArticleInput', {
  description: 'The return of an article that was withheld or has expired.',
  fields: changeFields,
})

export const RestoreVersionInput = builder.inputType('RestoreVersionInput', {
  description: 'An earlier version, to be the working draft.',
  fields: (t) => ({
    ...changeFields(t),
    version: t.int({ required: true, description: 'The number of the version to restore.' }),
  }),
})
