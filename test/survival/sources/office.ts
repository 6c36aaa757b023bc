import type { Writer } from '../writer.ts'

const CSS = [
  'font-weight:700',
  'font-weight:400;font-style:italic',
  'font-weight:400;text-decoration:line-through',
  'font-weight:400',
] as const

/** A paste from Google Docs: all marks are CSS, around everything is a `b` that is none. */
export function googleDocs(w: Writer): string {
  const run = () =>
    `<span style="font-size:11pt;font-family:Arial;color:#000000;background-color:transparent;${w.random.pick(CSS)};white-space:pre-wrap;">${w.words.sentence()} </span>`
  const link = () =>
    `<a href="${w.url()}" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">${w.words.words(2)}</span></a>`
  const paragraph = () => `<p dir="ltr" style="line-height:1.38;margin-top:0pt;">${run()}${link()}${run()}</p>`
  const list = () =>
    `<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1">${paragraph()}</li><ul><li dir="ltr" aria-level="2">${paragraph()}</li></ul></ul>`
  const heading = () => `<h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">${w.words.sentence()}</span></h2>`
  const table = () =>
    `<div dir="ltr" align="left"><table><colgroup><col width="301"/><col width="301"/></colgroup><tbody><tr><td>${paragraph()}</td><td>${paragraph()}</td></tr></tbody></table></div>`
  const image = () =>
    `<p dir="ltr"><span><span style="border:none;display:inline-block;"><img src="${w.url('jpg')}" width="602" height="401" /></span></span></p>`
  return `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">${w.mixed([paragraph, paragraph, list, heading, table, image, () => '<br />'])}</b><br class="Apple-interchange-newline">`
}

/** A paste from Word: conditional comments, list paragraphs, elements of Office. */
export function word(w: Writer): string {
  const run = () =>
    w.random.pick([
      () => `<b style='mso-bidi-font-weight:normal'>${w.words.sentence()}</b>`,
      () => `<i>${w.words.sentence()}</i>`,
      () => `<span lang=IT style='mso-ansi-language:IT'>${w.words.sentence()}<o:p></o:p></span>`,
      () => `<st1:place w:st="on">${w.words.words(1)}</st1:place>, ${w.words.sentence()}`,
      () => `<a href="${w.url()}"><span class=MsoHyperlink>${w.words.words(2)}</span></a>`,
    ])()
  const paragraph = () => `<p class=MsoNormal style='margin-bottom:8pt'>${run()} ${run()}<o:p>&nbsp;</o:p></p>`
  const item = () =>
    `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${run()}</p>`
  const hidden = () => "<p style='display:none'>hidden</p><!--[if gte mso 9]><xml><o:x>hidden</o:x></xml><![endif]-->"
  const table = () =>
    `<table class=MsoTableGrid border=1 cellspacing=0><tr><td width=301 valign=top>${paragraph()}</td><td colspan=2>${paragraph()}</td></tr></table>`
  return `<style><!-- p.MsoNormal {margin:0} --></style>${w.mixed([paragraph, paragraph, item, hidden, table, () => `<h1>${w.words.sentence()}</h1>`, () => '<p class=MsoNormal><o:p>&nbsp;</o:p></p>'])}`
}
