import { describe, expect, it } from '@jest/globals';
import { askedKey } from '../../../lib/site/http/asked-query.ts';

const ask = (key: string, query: string) =>
  askedKey(
    key,
    query.split('&').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return { name, value };
    }),
  );

describe('the key of what a form asks', () => {
  it.each([
    ['@go/index.html', 'day=2016-05-01', '@go/?day=2016-05-01'],
    ['fr/@changes/since/index.html', 'x=1&date=+2016-05-01+', 'fr/@changes/since/?date=2016-05-01'],
    ['a/@history/index.html', 'newer=b&older=a', 'a/@history/?older=a&newer=b'],
    ['@search/index.html', 'status=late&q=%C3%A9+%2F%26%3D', '@search/?q=é %2F%26%3D&status=late'],
  ])('holds of %s?%s what is known, in one order', (key, query, asked) => {
    expect(ask(key, query)).toBe(asked);
  });

  it.each([
    ['a/index.html', 'q=1'],
    ['a/@history/index.html', ''],
    ['a/@history/index.html', 'day=&q=1&utm_source=x'],
    ['a/@history/index.html', 'day=%zz'],
    ['a/@constructor/index.html', 'day=1'],
  ])('is that of the page for %s?%s', (key, query) => {
    expect(ask(key, query)).toBe(key);
  });

  it('fits into the key of an object, without half a character', () => {
    const key = ask('@search/index.html', `q=${encodeURIComponent(`a${'𝒳'.repeat(5_000)}`)}`);
    expect(Buffer.byteLength(key)).toBeLessThan(1024);
    expect(key.isWellFormed()).toBe(true);
  });

  it('is the first answer where a name comes twice', () => {
    expect(ask('@go/index.html', 'day=2016-05-01&day=2017-05-01')).toBe('@go/?day=2016-05-01');
  });
});
