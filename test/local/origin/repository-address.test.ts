import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryAddress, repositoryName } from '../../../lib/local/origin/repository-address.ts';

describe('the address of a repository', () => {
  it.each([
    ['my-plan', 'my-plan'],
    ['../plans/water.git', 'water'],
    ['/plans/a:b', 'a:b'],
  ])('that is a folder is made absolute: %s', (text, name) => {
    const address = repositoryAddress(text);
    expect(address).toEqual({ kind: 'folder', address: resolve(text) });
    expect(repositoryName(address)).toBe(name);
  });

  it.each([
    ['https://example.org/owner/plan.git', 'plan'],
    ['ssh://git@example.org/owner/plan/', 'plan'],
    ['git@example.org:owner/plan.git', 'plan'],
    ['file:///plans/water.git', 'water'],
  ])('that is a URL stays as it is: %s', (text, name) => {
    const address = repositoryAddress(text);
    expect(address).toEqual({ kind: 'url', address: text });
    expect(repositoryName(address)).toBe(name);
  });

  it.each(['ext::sh -c id', 'ftp://example.org/plan', 'https://'])('is refused: %s', (text) => {
    expect(() => repositoryAddress(text)).toThrow('neither a folder nor a URL that git reads');
  });

  it('holds no password, which the settings of a home would show', () => {
    expect(() => repositoryAddress('https://me:secret@example.org/plan')).toThrow(
      /^(?!.*secret).*holds a password/u,
    );
  });
});
