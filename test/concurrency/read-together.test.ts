import { describe, expect, it } from '@jest/globals';
import { readTogether } from '../../lib/concurrency/read-together.ts';

describe('reads together', () => {
  const reader = () => {
    const asked: string[][] = [];
    const read = readTogether<string, string>({
      nameOf: (key) => key,
      async readAll(keys) {
        asked.push([...keys]);
        if (keys.includes('wrong')) throw new Error('no answer');
        return keys.map((key) => `value of ${key}`);
      },
    });
    return { asked, read };
  };

  it('ask once for what is asked for in one turn, each key once', async () => {
    const { asked, read } = reader();
    const answers = await Promise.all(['a', 'b', 'a'].map(read));
    expect(answers).toEqual(['value of a', 'value of b', 'value of a']);
    expect(asked).toEqual([['a', 'b']]);
  });

  it('ask anew for what is asked for later', async () => {
    const { asked, read } = reader();
    await read('a');
    await read('a');
    expect(asked).toEqual([['a'], ['a']]);
  });

  it('fail together, and the next ones do not', async () => {
    const { read } = reader();
    const [one, other] = await Promise.allSettled([read('a'), read('wrong')]);
    expect([one.status, other.status]).toEqual(['rejected', 'rejected']);
    expect(await read('a')).toBe('value of a');
  });
});
