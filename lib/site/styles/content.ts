/** The text of documents: prose, tables, quotations, footnotes. */
export const contentStyles = `
.content > :first-child { margin-block-start: 0; }
.content > :last-child { margin-block-end: 0; }

/* "Commitment 24" over the heading that completes it. */
.heading .content h1:not(:last-child) {
  margin-block-end: 0.5rem;
  color: var(--quiet);
  font: 500 1rem/1.5 var(--sans);
  letter-spacing: 0;
}
.heading .content h1 + * {
  margin-block: 0;
  font-size: clamp(1.8rem, 1.35rem + 2vw, 2.5rem);
  line-height: 1.15;
  letter-spacing: -0.012em;
}

.heading.long .content h1:last-child, .heading.long .content h1 + * {
  font-size: clamp(1.4rem, 1.15rem + 1.2vw, 2rem);
  line-height: 1.2;
}

.content blockquote, .redline blockquote {
  margin-inline: 0;
  padding-inline-start: 1.2rem;
  border-inline-start: 0.2rem solid var(--line);
  color: var(--quiet);
}

.anchor { color: var(--quiet); font-weight: 400; text-decoration: none; }
.anchor:is(:hover, :focus) { text-decoration: underline; }
.citation { margin-block-start: calc(var(--step) * 2); padding-block-start: var(--step); border-block-start: 1px solid var(--line); font: 0.9375rem/1.55 var(--sans); }
.citation h2 { margin: 0 0 0.5rem; font: 600 1rem/1.4 var(--sans); }
.citation .address { overflow-wrap: anywhere; }
/* A shade at an edge that more lies behind: covers scroll with the table, shades do not. */
.table-frame {
  overflow-x: auto;
  margin-block-end: var(--step);
  background:
    linear-gradient(90deg, var(--paper) 1rem, transparent 2.5rem) left / 2.5rem 100% no-repeat local,
    linear-gradient(270deg, var(--paper) 1rem, transparent 2.5rem) right / 2.5rem 100% no-repeat local,
    linear-gradient(90deg, var(--strong-line), transparent 0.8rem) left / 0.8rem 100% no-repeat,
    linear-gradient(270deg, var(--strong-line), transparent 0.8rem) right / 0.8rem 100% no-repeat;
}
.table-frame table { margin: 0; }
table {
  border-collapse: collapse;
  inline-size: 100%;
  font: 0.9375rem/1.45 var(--sans);
  font-variant-numeric: tabular-nums;
  /* A column is at least as wide as its longest word; the frame scrolls. */
  overflow-wrap: break-word;
}
caption { padding-block-end: 0.5rem; color: var(--quiet); text-align: start; }
th, td {
  padding: 0.5rem 0.9rem 0.5rem 0;
  border-block-end: 1px solid var(--line);
  text-align: start;
  vertical-align: top;
}
:is(th, td):last-child { padding-inline-end: 0; }
thead th { border-block-end: 0.1rem solid var(--strong-line); font-weight: 600; vertical-align: bottom; }
:is(th, td).align-left { text-align: left; }
:is(th, td).align-right { text-align: right; }
:is(th, td).align-center { text-align: center; }

.formula-frame { overflow-x: auto; margin-block-end: var(--step); padding-block: 0.2rem; }
span.formula-frame { display: inline-block; max-inline-size: 100%; margin: 0; vertical-align: middle; }
/* The slanted letters of Unicode, which browsers take for these, are missing on some systems. */
mi { text-transform: none; }
mi.letter { font-style: italic; }
mtd.align-left { text-align: left; }
mtd.align-right { text-align: right; }

.footnotes {
  margin-block-start: calc(var(--step) * 2);
  padding-block-start: var(--step);
  border-block-start: 1px solid var(--line);
  font-size: 0.9375rem;
}
.footnotes p { margin-block-end: 0.4rem; }
:target { background: var(--notice-ground); box-shadow: 0 0 0 0.3rem var(--notice-ground); }
main:target, footer:target { background: none; box-shadow: none; }
.broken-image { display: inline-block; padding: 0.2em 0.6em; border: 1px dashed var(--strong-line); color: var(--quiet); font: 0.9375rem/1.5 var(--sans); }
.broken-image::before { content: 'Image not there. '; }
:lang(fr) .broken-image::before { content: 'Image absente. '; }
`;
