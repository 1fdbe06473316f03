/** On paper: black on white, changes still told apart, no navigation. */
export const printStyles = `
@media print {
  :root {
    --paper: #fff;
    --panel: #fff;
    --ink: #000;
    --quiet: #333;
    --line: #999;
    --accent: #000;
    --link: #000;
    --link-visited: #000;
  }
  @page { margin: 2cm; @bottom-center { content: counter(page); font-size: 8pt; } }
  .part-chapter { break-before: page; }
  html { font-size: 9.5pt; }
  body { line-height: 1.45; }
  body::before { display: none; }
  .skip, header.site nav, .breadcrumbs, .on-this-page, .neighbours, footer.site, form:not(.compare), form.compare > p, main > .doors, .as-data, .choice, .version ul, .links, .anchor { display: none; }
  .content a[href^="http"]::after { content: ' (' attr(href) ')'; overflow-wrap: anywhere; }
  .citation .quiet { display: none; }
  header.site, main, footer.site { inline-size: 100%; }
  main > *, .document > *, .heading > *, .change > * { max-inline-size: none; }
  .with-outline, main > .start { display: block; }
  .facts, .version-replaced, .version-withdrawn { border: 1px solid #666; background: none; color: #000; }
  .table-frame, .redline { overflow: visible; }
  a { color: inherit; text-decoration: none; }
  mark { background: none; color: #000; font-weight: 700; }
  ins { background: none; color: #000; text-decoration: underline; }
  del { background: none; color: #000; text-decoration: line-through; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, img, blockquote, .facts, .timeline > li { break-inside: avoid; }
}
`;
