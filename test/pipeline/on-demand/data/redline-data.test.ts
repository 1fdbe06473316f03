import { describe, expect, it } from '@jest/globals';
import { dataText } from '../../../../lib/pipeline/on-demand/data/fitting-data.ts';
import { redlineData } from '../../../../lib/pipeline/on-demand/data/redline-data.ts';
import type { Version } from '../../../../lib/plan/model/change.ts';
import { element, text } from '../../../../lib/plan/model/content.ts';
import { site } from '../../../simulation/world.ts';

const version = (number: number): Version => ({
  ...{ document: '0123456789abcdef', number, sequence: number, path: 'a.md', address: '/a/' },
  ...{ blob: 'b'.repeat(40), date: '2016-05-01T00:00:00.000Z', commit: String(number).repeat(40) },
  ...({ author: 'A', note: '', change: 'amended', kind: 'page', fields: { title: 'A' } } as const),
  ...{ headings: [], targets: {} },
});

describe('data of a redline', () => {
  it('leaves out content that a function may not answer with, in any script', () => {
    const content = Array.from({ length: 1_900 }, () => ({
      change: 'same' as const,
      content: element('p', {}, [text('म'.repeat(1_000))]),
    }));
    const sides = [version(1), version(2)] as const;
    const data = redlineData('/a/', sides, { changes: 1, fields: [], content }, site);
    expect(data).toMatchObject({ content: [], isCut: true });
    const short = redlineData(
      '/a/',
      sides,
      { changes: 1, fields: [], content: content.slice(0, 9) },
      site,
    );
    expect(short).not.toHaveProperty('isCut');
    expect(dataText(short)).toContain('म');
  });
});
