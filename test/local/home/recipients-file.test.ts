import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRecipientsFile } from '../../../lib/local/home/recipients-file.ts';
import { testSite } from '../../support/plan-site.ts';

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'gazette-test-')), 'recipients.json');
});
afterEach(() => rm(path.dirname(file), { recursive: true }));

const read = async (text: string) => {
  await writeFile(file, text);
  return readRecipientsFile(file, testSite);
};

const mail = { from: 'a@example.org', to: 'b@example.org', smtp: 'smtp://localhost' };

describe('a file of recipients', () => {
  it('names webhooks, on this machine too, and mail', async () => {
    const webhooks = [{ name: 'here', url: 'http://localhost:9000/', only: { substance: true } }];
    const recipients = await read(JSON.stringify({ webhooks, mail }));
    expect(recipients.map(({ name, wanted }) => [name, wanted])).toEqual([
      ['here', { substance: true }],
      ['mail', {}],
    ]);
  });

  it.each([
    ['{"webhooks":', 'it is no JSON'],
    ['[]', 'is no list of recipients'],
    ['{"webhook":[]}', 'has “webhook”'],
    ['{"webhooks":{}}', '"webhooks" of'],
    ['{"mail":{"from":"a@example.org"}}', '"mail" of'],
  ])('that is %s is refused', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('that is not there is named', async () => {
    await expect(readRecipientsFile(file, testSite)).rejects.toThrow(
      `${file} cannot be read (ENOENT).`,
    );
  });
});
