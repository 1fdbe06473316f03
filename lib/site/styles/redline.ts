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
.redline :is(td, th, li) > :is(ins, del).block { display: inline; padding: 0 0.1em; }
.redline :is(ins, del) > :last-child { margin-block-end: 0; }
.redline h1 { font-size: 1.75rem; }
.change { margin-block-start: calc(var(--step) * 2); padding-block-start: var(--step); border-block-start: 0.1rem solid var(--strong-line); }
.change > * { max-inline-size: var(--measure); }
.change > h2 { margin-block-start: 0; }
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
`;
