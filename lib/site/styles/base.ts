/** Type, rhythm and what every element looks like. Sizes are relative to the reader's own setting. */
export const baseStyles = `
:root {
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'Source Code Pro', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  --measure: 38rem;
  --step: 1.5rem;
}

*, *::before, *::after { box-sizing: border-box; }

html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  scroll-padding-block-start: 1rem;
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.125rem/1.6 var(--serif);
  overflow-wrap: anywhere;
  hanging-punctuation: first allow-end;
}

h1, h2, h3, h4, h5, h6 {
  margin-block: calc(var(--step) * 1.6) calc(var(--step) * 0.4);
  font-weight: 600;
  line-height: 1.25;
  text-wrap: balance;
}

h1 { font-size: clamp(1.8rem, 1.35rem + 2vw, 2.5rem); line-height: 1.15; letter-spacing: -0.012em; }
h1.long { font-size: clamp(1.4rem, 1.15rem + 1.2vw, 2rem); line-height: 1.2; }
h2 { font-size: 1.5rem; }
h3, .heading-3 { font-size: 1.2rem; }
h4, h5, h6, .heading-4, .heading-5, .heading-6 { font-size: 1.0625rem; }

p, ul, ol, dl, pre, blockquote, figure, table { margin-block: 0 calc(var(--step) * 0.75); }
p { text-wrap: pretty; }
ul, ol { padding-inline-start: 1.4em; }
li + li { margin-block-start: 0.25em; }
li > ul, li > ol { margin-block: 0.25em 0; }
dd { margin: 0; }

a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
a:visited { color: var(--link-visited); }
a:hover { text-decoration-thickness: 0.14em; }

:focus-visible {
  outline: 0.18rem solid var(--focus);
  outline-offset: 0.15rem;
  border-radius: 0.1rem;
}
main:focus { outline: none; }

code, pre, kbd, samp { font-family: var(--mono); font-size: 0.86em; }
code { overflow-wrap: anywhere; }
pre {
  padding: 0.9rem 1rem;
  background: var(--panel);
  border-radius: 0.25rem;
  white-space: pre-wrap;
  line-height: 1.5;
}
pre code { font-size: inherit; }

hr { margin-block: calc(var(--step) * 1.5); border: 0; border-block-start: 1px solid var(--line); }
img, svg, video { max-inline-size: 100%; block-size: auto; }
sup, sub { line-height: 0; font-size: 0.72em; }
time { white-space: nowrap; }
summary { cursor: pointer; }
`;
