const CSS = `
:host {
  --_color: var(--ticker-color, light-dark(#1a1a1a, #ededed));
  --_muted: var(--ticker-muted, light-dark(#595959, #b0b0b0));
  --_accent: var(--ticker-accent, light-dark(#a31515, #ff8a80));
  --_line: var(--ticker-line, light-dark(#d9d6d0, #45433f));
  --_gap: var(--ticker-gap, .65em);
  display: block;
  font: var(--ticker-font, 1rem/1.35 Georgia, 'Times New Roman', serif);
  color: var(--_color);
  background: var(--ticker-background, light-dark(#fff, #1b1a18));
  text-align: start;
}
:host([hidden]) { display: none }
section { padding: var(--_gap) }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75em; border-bottom: 2px solid var(--_accent); padding-bottom: .35em }
h2 { font: inherit; font-weight: 700; margin: 0 }
[part~=state] { flex: 1; color: var(--_muted); font-size: .8em; margin: 0 }
[part~=state-live]::before { content: ''; display: inline-block; width: .6em; height: .6em; margin-inline-end: .4em; border-radius: 50%; background: var(--_accent) }
button { font: inherit; font-size: .8em; color: inherit; background: none; border: 1px solid currentColor; border-radius: 3px; padding: .2em .7em; min-height: 24px; cursor: pointer }
ol { list-style: none; margin: 0; padding: 0; max-height: var(--ticker-max-height, none); overflow-y: auto }
li { padding: var(--_gap) 0; border-bottom: 1px solid var(--_line); overflow-wrap: anywhere }
li:last-child { border-bottom: 0 }
[part~=meta] { display: flex; flex-wrap: wrap; gap: 0 .75em; color: var(--_muted); font-size: .8em }
[part~=section] { color: var(--_accent); font-weight: 700 }
[part~=flag] { color: var(--_accent); border: 1px solid; border-radius: 2px; padding: 0 .35em; font-weight: 700; text-transform: uppercase; letter-spacing: .04em; font-size: .9em }
a { color: inherit; text-decoration: none }
a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px }
[part~=message] { color: var(--_muted); padding: var(--_gap) 0; margin: 0 }
[part~=message]:empty { display: none }
[part~=announcer] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (prefers-reduced-motion: no-preference) {
  [part~=new] { animation: arrive .5s ease-out }
  [part~=changed] { animation: mark 4s ease-out }
}
@keyframes arrive { from { opacity: 0; transform: translateY(-.5em) } }
@keyframes mark { from { background: color-mix(in srgb, var(--_accent) 18%, transparent) } }
`

/** One constructed style sheet for all tickers of a page, to which `style-src` of a Content-Security-Policy does not apply. */
export const STYLE = new CSSStyleSheet()
STYLE.replaceSync(CSS)
