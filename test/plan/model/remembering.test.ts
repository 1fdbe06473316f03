import { describe, expect, it } from '@jest/globals';
import { remembering } from '../../../lib/plan/model/remembering.ts';

function counted(most: number) {
  const asked: string[] = [];
  const answer = remembering((text) => {
    asked.push(text);
    return text === 'none' ? undefined : text.length;
  }, most);
  return { asked, answer };
}

describe('a function that remembers its answers', () => {
  it('asks once for each text, also where the answer is nothing', () => {
    const { asked, answer } = counted(10);
    expect([answer('one'), answer('none'), answer('one'), answer('none')]).toEqual([
      ...[3, undefined, 3, undefined],
    ]);
    expect(asked).toEqual(['one', 'none']);
  });

  it('forgets all when it knows as many as it may, so that its memory is bounded', () => {
    const { asked, answer } = counted(2);
    for (const text of ['a', 'b', 'c', 'a']) answer(text);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not remember long texts', () => {
    const { asked, answer } = counted(2);
    const long = 'x'.repeat(5000);
    expect([answer(long), answer(long)]).toEqual([5000, 5000]);
    expect(asked).toHaveLength(2);
  });
});
