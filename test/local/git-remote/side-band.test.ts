import { describe, expect, it } from '@jest/globals';
import { heardBy, progressPackets } from '../../../lib/local/git-remote/side-band.ts';

/** The beginning of a push, as git sends it. */
function request(capabilities: string, ...others: string[]): Buffer {
  const command = (ref: string) => `${'0'.repeat(40)} ${'a'.repeat(40)} refs/heads/${ref}`;
  const lines = [`${command('main')}\0 ${capabilities}`, ...others.map(command)];
  const packets = lines.map((line) => `${(line.length + 4).toString(16).padStart(4, '0')}${line}`);
  return Buffer.from(`${packets.join('')}0000PACK quiet`);
}

describe('progress packets', () => {
  it('say their length in bytes, its own digits and the band included', () => {
    expect(progressPackets(['live: “é”'])).toBe('0014\u0002live: “é”\n');
    expect(Buffer.byteLength('0014\u0002live: “é”\n')).toBe(0x14);
    expect(progressPackets([])).toBe('');
  });

  it('keep within what a packet holds', () => {
    const [length] = progressPackets(['€'.repeat(100_000)]).match(/^[0-9a-f]{4}/u) ?? [];
    expect(Number.parseInt(length ?? '', 16)).toBeLessThan(65_520);
  });
});

describe('what a push is shown', () => {
  it.each([
    [
      'everything where git can tell it from the report',
      'report-status-v2 side-band-64k agent=git/2',
      'everything',
    ],
    [
      'errors where its author wants quiet, or has no terminal',
      'report-status side-band-64k quiet agent=git/2',
      'errors',
    ],
    ['nothing where it would be taken for the report', 'report-status agent=git/2', 'nothing'],
  ])('%s', (_, capabilities, expected) => {
    expect(heardBy(request(capabilities))).toBe(expected);
  });

  it.each([
    ['report-status side-band-64k', 'everything'],
    ['side-band-64k quiet', 'errors'],
  ])('with several branches, too: %s', (capabilities, expected) => {
    expect(heardBy(request(capabilities, 'other', 'third'))).toBe(expected);
  });

  it('nothing where nothing is pushed', () => {
    expect(heardBy(Buffer.from('0000'))).toBe('nothing');
  });
});
