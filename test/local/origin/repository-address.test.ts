import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryAddress, repositoryName } from '../../../lib/local/origin/repository-address.ts';

describe('the address of a repository', () => {
  it.each([
    ['my-plan', 'my-plan'],
    ['../plans/water.git', 'water'],
    ['./a:b', 'a:b'],
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
    ['git@example.org:/srv/git/plan.git', 'plan'],
    ['myhost:owner/plan.git', 'plan'],
  ])('that is a URL stays as it is: %s', (text, name) => {
    const address = repositoryAddress(text);
    expect(address).toEqual({ kind: 'url', address: text });
    expect(repositoryName(address)).toBe(name);
  });

  it.each(['ext::sh -c id', 'ftp://example.org/plan', 'https://'])('is refused: %s', (text) => {
    expect(() => repositoryAddress(text)).toThrow('neither a folder nor a URL that git reads');
  });

  it.each([
    'https://me:secret@example.org/plan',
    'https://ghp_secret@github.com/owner/plan',
    'ssh://me:secret@example.org/plan',
  ])('holds no credentials, which the settings of a home would show: %s', (text) => {
    expect(() => repositoryAddress(text)).toThrow(/^(?!.*secret).*holds credentials/u);
  });

  it('is not shown with its credentials where it is none', () => {
    expect(() => repositoryAddress('ftp://me:secret@example.org/')).toThrow(/^(?!.*secret)/u);
  });
});
