import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { longestFormula, readFormula } from '../../../lib/plan/math/mathml.ts';

function shown(tex: string, isBlock = false): string {
  const formula = readFormula(tex, isBlock);
  return 'mathml' in formula ? toHtml([formula.mathml]) : `mistake: ${formula.mistake}`;
}

describe('readFormula', () => {
  it.each([
    ['x^2', '<math><msup><mi class="letter">x</mi><mn>2</mn></msup></math>'],
    [
      '\\frac{a}{b}',
      '<math><mfrac><mi class="letter">a</mi><mi class="letter">b</mi></mfrac></math>',
    ],
    [
      'a<b',
      '<math><mrow><mi class="letter">a</mi><mo>&lt;</mo><mi class="letter">b</mi></mrow></math>',
    ],
    ['\\text{<b>}', '<math><mtext>&lt;b&gt;</mtext></math>'],
    ['\\binom n k', expect.stringContaining('<mfrac linethickness="0px">')],
  ])('reads %s', (tex, expected) => {
    expect(shown(tex)).toEqual(expected);
  });

  it('says of a block that it is one', () => {
    expect(shown('x', true)).toBe('<math display="block"><mi class="letter">x</mi></math>');
  });

  it('keeps the sides of columns by classes of our own', () => {
    expect(shown('\\begin{align}a&=b\\end{align}', true)).toContain('<mtd class="align-right">');
  });

  it.each([
    ['\\color{red}x', '<math><mrow><mi class="letter">x</mi></mrow></math>'],
    ['\\hspace{-100em}x', '<math><mrow><mrow></mrow><mi class="letter">x</mi></mrow></math>'],
    ['{\\Huge x}', '<math><mstyle><mi class="letter">x</mi></mstyle></math>'],
    ['\\raisebox{9em}{x}', expect.not.stringMatching(/9em|\bstyle=/u)],
  ])('keeps the text of %s, and nothing that lays it elsewhere', (tex, expected) => {
    expect(shown(tex)).toEqual(expected);
  });

  it.each([
    ['\\href{javascript:alert(1)}{x}', '\\href is not read'],
    ['\\includegraphics{a.png}', '\\includegraphics is not read'],
    ['\\class{a}{x}', '\\class is not read'],
    ['\\id{a}{x}', '\\id is not read'],
    ['\\style{color:red}{x}', '\\style is not read'],
    ['\\def\\a{\\a\\a}\\a', '\\def is not read'],
    ['\\gdef\\a{x}\\a', '\\gdef is not read'],
    ['\\newcommand{\\a}{x}\\a', '\\newcommand is not read'],
    ['\\ce{H2O}', '\\ce is not read'],
    ['\\ref{a}', 'a part of it could not be seen (reference)'],
    ['\\cancel{5} 6', 'a part of it could not be seen (menclose)'],
    ['\\phantom{not} agreed', 'a part of it could not be seen (mphantom)'],
    ['\\rule{9em}{9em}', 'a part of it could not be seen (filled box)'],
    ['\\left( x', "Expected '\\right', got 'EOF'"],
    ['x^', 'it is not TeX, or not complete'],
    [' ', 'it is empty'],
    [`${'{'.repeat(51)}x${'}'.repeat(51)}`, 'it has more than 50 braces in each other'],
    ['x'.repeat(longestFormula + 1), 'it has more than 1000 characters'],
  ])('refuses %s', (tex, mistake) => {
    expect(shown(tex)).toBe(`mistake: ${mistake}`);
  });

  it('keeps nothing of one formula for the next', () => {
    const before = shown('\\a');
    shown('\\label{a}\\a\\tag{1}');
    expect(before).toBe('mistake: \\a is not read');
    expect(shown('\\a x')).toBe(before);
  });

  // What overflows a stack in one place and not in another would give two pages for one text.
  it('reads the deepest formula on a third of the usual stack', () => {
    const script = `
      const { readFormula, longestFormula } = await import(process.argv[1]);
      const pairs = [['{', '}'], ['\\\\frac{1}{', '}'], ['\\\\sqrt{', '}'], ['x^{', '}'], ['\\\\left(', '\\\\right)'],
        ['\\\\text{', '}'], ['\\\\hat{', '}'], ['\\\\begin{matrix}', '\\\\end{matrix}'], ['\\\\substack{', '}'], ['\\\\tfrac1{', '}']];
      for (const [open, close] of pairs) {
        const most = open.endsWith('{') ? 50 : longestFormula;
        const depth = Math.min(most, Math.floor((longestFormula - 1) / (open.length + close.length)));
        const formula = readFormula(open.repeat(depth) + 'x' + close.repeat(depth), true);
        console.log(open, 'mathml' in formula || formula.mistake);
      }`;
    const module = new URL('../../../lib/plan/math/mathml.ts', import.meta.url).href;
    const output = execFileSync(
      process.execPath,
      ['--stack-size=330', '--import', 'tsx', '--input-type=module', '-e', script, module],
      { encoding: 'utf8' },
    );
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.filter((line) => !line.endsWith(' true'))).toEqual([]);
  });
});
