/**
 * Redlines: colour, and an underline or a stroke for who does not see colour, and words for who
 * hears the page. The words are generated, because a redline's own HTML must be exact.
 */
export const redlineStyles = `
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem 2rem; font: 0.9375rem/1.5 var(--sans); }
.sides dt { color: var(--quiet); font-size: 0.8125rem; }

ins, del { padding-inline: 0.1em; border-radius: 0.15em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
ins { background: var(--insert-ground); color: var(--insert); text-decoration: underline; text-decoration-thickness: 0.09em; text-underline-offset: 0.16em; }
del { background: var(--delete-ground); color: var(--delete); text-decoration: line-through; text-decoration-thickness: 0.09em; }
:is(ins, del) :is(a, a:visited, blockquote) { color: inherit; }

.field-changes { margin-block: var(--step) 0; font: 0.9375rem/1.55 var(--sans); }
.field-changes > div { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; padding-block: 0.35rem; border-block-start: 1px solid var(--line); }
.field-changes dt { flex: 0 0 9rem; color: var(--quiet); }
.field-changes dd { flex: 1 1 16rem; min-inline-size: 0; }

.redline {
  margin-block: var(--step);
  padding-block-start: var(--step);
  border-block-start: 1px solid var(--line);
  overflow-x: auto;
}
.redline > :first-child { margin-block-start: 0; }
.redline :is(ins, del).block { display: block; margin-block-end: calc(var(--step) * 0.75); padding: 0.5rem 0.75rem; }
.redline div.block[data-redline='moved'], .redline :is(li, tr)[data-redline='moved'] { border-inline-start: 0.2rem solid var(--accent); padding-inline-start: 0.75rem; }
.redline [data-redline][data-redline-left] { display: none; }
.redline del[data-redline-move], .redline [data-redline='deleted'][data-redline-move] del { background: var(--panel); color: var(--quiet); }
.redline > .block > [data-redline='note'] + :not([data-redline='note']) { margin-block-start: 0.25rem; }
.redline :is(a, .label)[data-redline='note'] { display: inline-block; margin-inline-end: 0.5em; font: 0.8125rem/1.6 var(--sans); color: var(--quiet); background: var(--paper); padding-inline: 0.35em; border: 1px solid var(--line); border-radius: 0.2em; text-decoration: none; }
.redline:not(.old) ol > li[data-redline='deleted'] { counter-increment: list-item 0; list-style-type: '\\2013\\A0'; }
.redline td[data-redline='note'] { background: repeating-linear-gradient(45deg, var(--panel) 0 0.3rem, transparent 0.3rem 0.6rem); }
.redline [data-redline='wrapped'], .redline :is(a, img, input)[data-redline-before]:not([role^='doc-']) { outline: 0.1em dotted var(--insert); outline-offset: 0.1em; }
.redline [data-redline='unwrapped'] { outline: 0.1em dotted var(--delete); outline-offset: 0.1em; }
.redline :is(p, ul, ol, li, blockquote, section, div)[data-redline$='wrapped'] { outline: 0; }
.redline [data-redline-join]::before { content: '\\B6\\A0'; color: var(--insert); background: var(--insert-ground); }
.redline :is(td, th)[data-redline-join]:not(:has(> [data-redline='note']:first-child))::before { content: none; }
.redline [data-redline-join='joined']::before { color: var(--delete); background: var(--delete-ground); text-decoration: line-through; }
.redline b[data-redline='part'] { font-weight: 700; text-decoration-thickness: 0.15em; }
.redline .steps { display: none; margin-inline: 0.2em; font: 0.8125rem/1.4 var(--sans); }
.redline :target { outline: 0.15em solid var(--focus); outline-offset: 0.1em; scroll-margin-block: 6rem; }
.redline :target + .steps, .redline .steps:focus-within { display: inline-flex; gap: 0.15em; }
.redline .steps a { padding: 0.1em 0.6em; background: var(--panel); border: 1px solid var(--strong-line); border-radius: 0.2em; text-decoration: none; }
.redline .omitted, .side-by-side .omitted { color: var(--quiet); text-align: center; letter-spacing: 0.5em; }

.kinds { font: 0.875rem/1.9 var(--sans); color: var(--quiet); }
.kind-substance { color: var(--notice); background: var(--notice-ground); }
.change-list, .side-by-side { margin-block: var(--step); font: 0.9375rem/1.55 var(--sans); }
:is(.change-list, .side-by-side) > summary { cursor: pointer; }
.change-list ol { margin-block: 0.5rem; padding-inline-start: 2rem; }
.change-list li a { color: inherit; text-decoration: none; }
.change-list li a:is(:hover, :focus) { text-decoration: underline; }
.side-by-side { display: none; max-inline-size: none; }
.side-by-side .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; margin-block-start: 1rem; }
.side-by-side .columns > p { color: var(--quiet); margin-block: 0; }
.side-by-side .columns > .omitted { grid-column: 1 / -1; }
.side-by-side .redline { margin-block: 0; padding-block: 0.75rem; font-family: var(--serif, inherit); }
@media (min-width: 70rem) { .side-by-side { display: block; } }
.redline :is(td, th, li) > :is(ins, del).block { margin-block-end: 0; padding: 0 0.1em; }
.redline :is(ins, del) > :last-child { margin-block-end: 0; }
.redline h1 { font-size: 1.75rem; }
.change { margin-block-start: calc(var(--step) * 2); padding-block-start: var(--step); border-block-start: 0.1rem solid var(--strong-line); }
.change > * { max-inline-size: var(--measure); }
.change > h2 { margin-block-start: 0; }
.change > details > summary { cursor: pointer; }
.change > details > summary > h2 { display: inline; }
.change > details > div { margin-block-start: var(--step); }
.change:has(> details) { margin-block-start: 0; padding-block: 0.75rem; border-block-start-width: 1px; }
main > .overview { max-inline-size: none; }
.overview th { font-weight: 500; }
.overview th[scope=row] { inline-size: 22rem; }
.change > details > summary > h2 { font-size: 1.0625rem; }
@media (max-width: 40rem) {
  .overview :is(table, tbody, tr, th, td) { display: block; inline-size: auto; }
  .overview thead { display: none; }
  .overview tr { padding-block: 0.5rem; border-block-end: 1px solid var(--line); }
  .overview :is(th, td)[scope=row], .overview td { inline-size: auto; padding: 0; border: 0; }
}
.overview table { inline-size: 100%; font: 0.9375rem/1.5 var(--sans); }
.overview :is(th, td) { text-align: start; vertical-align: top; }
.overview td p { margin: 0; }
.legend { font: 0.875rem/1.5 var(--sans); }
.legend > * + * { margin-inline-start: 0.75rem; }

:is(.redline, .field-changes) :is(ins, del)::before, :is(.redline, .field-changes) :is(ins, del)::after {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.redline ins::before, .field-changes ins::before { content: ' [inserted: '; }
.redline del::before, .field-changes del::before { content: ' [deleted: '; }
:lang(fr) :is(.redline, .field-changes) ins::before { content: ' [ins\\E9r\\E9\\202F: '; }
:lang(fr) :is(.redline, .field-changes) del::before { content: ' [supprim\\E9\\202F: '; }
:is(.redline, .field-changes) :is(ins, del)::after { content: '] '; }

.redline :is(ins, del).pictures { display: inline-block; vertical-align: top; inline-size: calc(50% - 0.5rem); margin-inline-end: 0.25rem; padding: 0.4rem 0.5rem; box-sizing: border-box; text-decoration: none; }
.redline .pictures img { display: block; margin-block: 0.25rem; }
.redline :is(ins, del).pictures::before { position: static; inline-size: auto; block-size: auto; clip-path: none; font: 600 0.8125rem/1.4 var(--sans); }
.redline del.pictures::before { content: 'Old image'; }
.redline ins.pictures::before { content: 'New image'; }
:lang(fr) .redline del.pictures::before { content: 'Ancienne image'; }
:lang(fr) .redline ins.pictures::before { content: 'Nouvelle image'; }
.redline :is(ins, del).pictures::after { content: none; }
.redline a + a[data-redline='note'] { margin-inline-start: 0.5em; }
`;
