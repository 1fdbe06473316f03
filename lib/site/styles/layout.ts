/** Where the parts of a page stand, from 320 pixels up. */
export const layoutStyles = `
.skip {
  position: absolute;
  inset-block-start: -10rem;
  inset-inline-start: 1rem;
  z-index: 1;
  padding: 0.6rem 1rem;
  background: var(--paper);
  font-family: var(--sans);
}
.skip:focus { inset-block-start: 0.5rem; }

header.site, .breadcrumbs, main, footer.site {
  inline-size: min(100% - 2.5rem, 62rem);
  margin-inline: auto;
}

header.site {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.25rem 1.5rem;
  padding-block: 0.9rem;
  border-block-end: 1px solid var(--line);
  font: 0.9375rem/1.5 var(--sans);
}
body::before { content: ''; display: block; block-size: 0.3rem; background: var(--accent); }
header.site .title {
  flex: 1 1 16rem;
  min-inline-size: 0;
  color: var(--ink);
  font-weight: 650;
  text-decoration: none;
}
header.site .title:hover { text-decoration: underline; }
header.site nav, header.site nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
header.site nav a, .breadcrumbs a, footer.site a { color: var(--link); }
header.site ul { margin: 0; padding: 0; list-style: none; }
header.site li { margin: 0; }
header.site [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }

.breadcrumbs { font: 0.875rem/1.5 var(--sans); padding-block-start: 0.9rem; }
.breadcrumbs ol { display: flex; flex-wrap: wrap; row-gap: 0.2rem; margin: 0; padding: 0; list-style: none; }
.breadcrumbs li { margin: 0; }
.breadcrumbs li:not(:last-child)::after { content: '\\203A'; content: '\\203A' / ''; padding-inline: 0.5em; color: var(--quiet); }
.breadcrumbs li:last-child::after { content: none; }

main { padding-block: calc(var(--step) * 1.25) calc(var(--step) * 3); }
main > *, .document > *, .heading > * { max-inline-size: var(--measure); }
main > h1, main > .heading, .opening > *, .heading > h1, .heading > .content { max-inline-size: 46rem; }
main > .document, main > .start, .document > .heading, main > .change { max-inline-size: none; }
.opening > .content + .content, .opening + .lead { margin-block-start: var(--step); }
.heading h1:first-child, main > h1, .kicker { margin-block-start: 0; }

@media (min-width: 64rem) {
  .with-outline {
    display: grid;
    grid-template-columns: minmax(0, var(--measure)) minmax(0, 17rem);
    column-gap: 5rem;
    align-items: start;
  }
  .with-outline > * { grid-column: 1; }
  .with-outline > .on-this-page {
    grid-column: 2;
    grid-row: 1 / span 20;
    position: sticky;
    inset-block-start: 1.5rem;
    max-block-size: calc(100vh - 3rem);
    overflow-y: auto;
  }
  main > .start {
    display: grid;
    grid-template-columns: minmax(0, var(--measure)) minmax(0, 17rem);
    column-gap: 5rem;
    align-items: start;
  }
}

footer.site {
  padding-block: 1.25rem 2.5rem;
  border-block-start: 1px solid var(--line);
  font: 0.875rem/1.6 var(--sans);
  color: var(--quiet);
}
footer.site p, footer.site .links { margin-block-end: 0.25rem; font-size: inherit; }
`;
