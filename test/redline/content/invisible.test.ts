import { describe, expect, it } from '@jest/globals';
import { nameInvisible } from '../../../lib/redline/content/invisible.ts';

describe('the names of characters that show nothing', () => {
  it('stand in their place', () => {
    expect(nameInvisible('a\u200eb\u200fc\u00add')).toBe('a⟨U+200E⟩b⟨U+200F⟩c⟨U+00AD⟩d');
    expect(nameInvisible('safe\u{e0041}')).toBe('safe⟨U+E0041⟩');
    expect(nameInvisible('葛\u{e0100}城')).toBe('葛⟨U+E0100⟩城');
    expect(nameInvisible('a\u200db')).toBe('a⟨U+200D⟩b');
  });

  it('are not told where they make an emoji, a flag or a word of a joined script', () => {
    const flag = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
    for (const value of [
      '👩\u200d👩\u200d👧',
      '✔\ufe0f',
      '1\ufe0f\u20e3',
      flag,
      'می\u200cخواهم',
      'क्\u200dष',
    ])
      expect(nameInvisible(value)).toBe(value);
  });

  it('are told of tags that hide behind a flag', () => {
    expect(nameInvisible(`🏴${'\u{e0061}'.repeat(9)}`)).toContain('⟨U+E0061⟩');
  });
});
