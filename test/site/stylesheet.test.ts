import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { toHtml } from '../../lib/markup/html.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { stylesheet } from '../../lib/site/stylesheet.ts';

describe('the stylesheet', () => {
  it('is named by a hash of its text', () => {
    expect(stylesheet().hash).toMatch(/^[0-9a-f]{16}$/u);
    expect(stylesheet()).toEqual(stylesheet());
  });

  it('loads nothing from anywhere else', () => {
    expect(stylesheet().text).not.toMatch(/url\(|@import/u);
  });

  it('has styles for the dark, for paper and for readers who want no motion', () => {
    expect(stylesheet().text).toContain('prefers-color-scheme: dark');
    expect(stylesheet().text).toContain('@media print');
    expect(stylesheet().text).toContain('prefers-reduced-motion');
  });

  it('aligns the columns of tables as their authors did', () => {
    const rows = '| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n';
    const html = toHtml(parseDocument('a.md', rows).content);
    const classes = [...html.matchAll(/<td class="(?<name>[^"]+)"/gu)].map(([, name]) => name);
    expect(classes).toEqual(['align-left', 'align-center', 'align-right']);
    for (const name of classes)
      expect(stylesheet().text).toContain(`.${name} { text-align: ${name?.slice(6)}; }`);
  });

  it('marks no links to footnotes and back, whose numbers follow from the order of the notes', () => {
    const rules = stylesheet()
      .text.split('\n')
      .filter((rule) => rule.includes('[data-redline-before]'));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(rule).toContain(":not([role^='doc-'])");
  });

  it('survives bundling without a plug-in', async () => {
    const { outputFiles } = await build({
      entryPoints: ['lib/site/stylesheet.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
    });
    expect(outputFiles[0]?.text).toContain('prefers-color-scheme: dark');
  });
});
