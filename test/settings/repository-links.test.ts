import { describe, expect, it } from '@jest/globals';
import { repositoryLinks } from '../../lib/settings/repository-links.ts';

const plan = { branch: 'main', path: 'plans/2016 to 2018' };

describe('links to the repository', () => {
  it.each([
    ['https://github.com/org/plan', '/edit/main/plans/2016%20to%202018/'],
    ['https://GitHub.com/org/plan.git', '/edit/main/plans/2016%20to%202018/'],
    ['https://github.com/org/plan/', '/edit/main/plans/2016%20to%202018/'],
    ['https://gitlab.com/group/sub/plan', '/-/edit/main/plans/2016%20to%202018/'],
    ['https://codeberg.org/org/plan', '/_edit/main/plans/2016%20to%202018/'],
  ])('%s has an editor', (address, edit) => {
    const links = repositoryLinks(address, plan);
    expect(links?.edit).toBe(`${links?.address}${edit}`);
    expect(links?.address).toMatch(/^https:\/\/[a-z.]+\/[\w/]+$/u);
  });

  it('says where the repository is on a host whose editor is not known', () => {
    const address = 'https://git.example.org/org/plan';
    expect(repositoryLinks(address, plan)).toEqual({ address });
  });

  it.each([
    '',
    'org/plan',
    'http://github.com/org/plan',
    'https://github.com/org',
    'https://user:secret@github.com/org/plan',
    'https://github.com/org/plan?token=1',
    'javascript:alert(1)//a/b',
    'git@github.com:org/plan.git',
  ])('takes no %s', (address) => {
    expect(repositoryLinks(address, plan)).toBeUndefined();
  });

  it('keeps a branch with slashes', () => {
    expect(
      repositoryLinks('https://github.com/org/plan', { branch: 'a/b c', path: '' })?.edit,
    ).toBe('https://github.com/org/plan/edit/a/b%20c/');
  });
});
