/** One input that is known to make Markdown parsers slow or overflow. */
export interface PathologicalInput {
  readonly name: string;
  readonly markdown: string;
}

/**
 * The inputs of cmark's `test/pathological_tests.py` in its sizes, and ours below: for footnotes,
 * HTML and front matter, which cmark's set does not have.
 */
export function pathologicalInputs(): PathologicalInput[] {
  return [...cmarkInputs(), ...ownInputs()].map(([name, markdown]) => ({ name, markdown }));
}

/** The beginning and the end of a text, of so many characters in all: what opens still closes. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length / 2)}${text.slice(-length / 2)}`;
}

function cmarkInputs(): [name: string, markdown: string][] {
  const references = Array.from({ length: 50_000 }, (_, index) => `[${index}]: u\n`).join('');
  const runs = Array.from({ length: 5000 }, (_, index) => `e${'`'.repeat(index)}`).join('');
  return [
    ['nested strong emphasis', `${'*a **a '.repeat(65_000)}b${' a** a*'.repeat(65_000)}`],
    ['many emphasis closers with no openers', 'a_ '.repeat(65_000)],
    ['many emphasis openers with no closers', '_a '.repeat(65_000)],
    ['many link closers with no openers', 'a]'.repeat(65_000)],
    ['many link openers with no closers', '[a'.repeat(65_000)],
    ['mismatched openers and closers', '*a_ '.repeat(50_000)],
    ['openers and closers multiple of 3', `a**b${'c* '.repeat(50_000)}`],
    ['link openers and emphasis closers', '[ a_'.repeat(50_000)],
    ['pattern [ (]( repeated', '[ (]('.repeat(80_000)],
    ['pattern ![[]() repeated', '![[]()'.repeat(160_000)],
    ['hard link and emphasis case', '**x [a*b**c*](d)'],
    ['nested brackets', `${'['.repeat(50_000)}a${']'.repeat(50_000)}`],
    ['nested block quotes', `${'> '.repeat(50_000)}a`],
    [
      'deeply nested lists',
      Array.from({ length: 1000 }, (_, n) => `${'  '.repeat(n)}* a\n`).join(''),
    ],
    ['U+0000 in input', 'abc\u0000de\u0000'.repeat(10_000)],
    ['back-ticks', runs],
    ['unclosed links <', '[a](<b'.repeat(30_000)],
    ['unclosed links', '[a](b'.repeat(30_000)],
    ['unclosed <!--', `</${'<!--'.repeat(300_000)}`],
    ['empty lines in nested lists', `${'- '.repeat(30_000)}x${'\n'.repeat(30_000)}`],
    ['empty lines in block quote', `> ${'\n> '.repeat(50_000)}`],
    ['many references', `${references}${'[0] '.repeat(50_000)}`],
    ['unclosed <?', '<?'.repeat(300_000)],
    ['unclosed declarations', '<!A '.repeat(300_000)],
    ['unclosed CDATA', '<![CDATA['.repeat(100_000)],
  ];
}

function ownInputs(): [name: string, markdown: string][] {
  const headings = '# a\n\n# a 1\n\n'.repeat(10_000);
  const notes = Array.from({ length: 10_000 }, (_, index) => `[^${index}]: note\n\n`).join('');
  const marks = Array.from({ length: 10_000 }, (_, index) => `[^${index}] `).join('');
  return [
    ['1.1 MB of back-ticks', '`a'.repeat(520_000)],
    ['unclosed footnote marks', `[^1]: a\n\n${'[^'.repeat(100_000)}`],
    ['nested inline footnotes', `${'^['.repeat(10_000)}a${']'.repeat(10_000)}`],
    ['many footnotes', `${marks}\n\n${notes}`],
    ['one footnote, many marks', `${'[^1] '.repeat(30_000)}\n\n[^1]: a`],
    ['nested footnote definitions', `[^1]\n\n${'[^1]: '.repeat(10_000)}a`],
    ['many equal headings', headings],
    ['unclosed comments on lines', '<!-- a\n'.repeat(30_000)],
    ['unclosed comments in blocks', '<!-- a\n\n'.repeat(20_000)],
    ['unclosed comments in quotes', '> <!-- a\n\nb\n\n'.repeat(30_000)],
    ['unclosed scripts', '<script>\n\n'.repeat(20_000)],
    ['unclosed raw tags', '<sup>'.repeat(30_000)],
    ['mismatched raw tags', `${'<sup>'.repeat(30_000)}${'</sub>'.repeat(30_000)}`],
    ['nested raw tags', `${'<sup>'.repeat(30_000)}a${'</sup>'.repeat(30_000)}`],
    ['nested details', '<details>\n<summary>a</summary>\n\n'.repeat(10_000)],
    [
      'closed nested details',
      `${'<details><summary>a</summary>\n\n'.repeat(10_000)}${'</details>\n\n'.repeat(10_000)}`,
    ],
    ['interleaved raw tags', '<sup><sub></sup></sub>'.repeat(20_000)],
    ['raw attributes', `<a ${'b '.repeat(20_000)}>`],
    ['a wide table', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|b\n'.repeat(5000)}`],
    ['nested images', `${'!['.repeat(10_000)}a${'](u)'.repeat(10_000)}`],
    ['nested YAML', `---\na: ${'['.repeat(60_000)}\n---\ntext`],
    ['YAML aliases', `---\na: &a [x]\nb: ${'*a '.repeat(10)}\n---\ntext`],
    ['YAML keys', `---\n${Array.from({ length: 8000 }, (_, n) => `k${n}: 1\n`).join('')}---\ntext`],
    ['unclosed front matter', `---\n${'a: b\n'.repeat(20_000)}`],
    ['long label', `**${'a '.repeat(100_000)}**:\n- b`],
    ['white space in a lead', `**Lead**:\n- a${' ;'.repeat(100_000)}x`],
    ['autolinks', '<http://a.b>'.repeat(20_000)],
    ['unclosed formulas', '$`a '.repeat(50_000)],
    ['unclosed formulas on lines', '$$a\n'.repeat(50_000)],
    ['formulas', `$\`${'\\frac{1}{'.repeat(45)}x${'}'.repeat(45)}\`$ `.repeat(200)],
    ['dollar signs', '$'.repeat(200_000)],
    ['entities', '&#x1;&#12;&nbsp;&'.repeat(20_000)],
  ];
}
