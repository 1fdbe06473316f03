import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../../lib/errors/errors.ts';
import {
  checkRecipientsFile,
  readRecipientsFile,
} from '../../../lib/local/home/recipients-file.ts';
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
    expect(recipients.map((each) => [each.name, 'wanted' in each && each.wanted])).toEqual([
      ['here', { substance: true }],
      ['mail', {}],
    ]);
  });

  it.each([
    ['{"webhooks":', 'it is no JSON'],
    ['[]', 'is no list of recipients'],
    ['{"webhook":[]}', 'has “webhook”'],
  ])('that is %s is refused', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('whose webhooks cannot be read has its mail told, and keeps what is theirs', async () => {
    const recipients = await read(JSON.stringify({ webhooks: {}, mail }));
    expect(recipients).toEqual([
      { name: '@webhooks', isList: true, fault: expect.any(SettingsError) },
      expect.objectContaining({ name: 'mail', deliver: expect.any(Function) }),
    ]);
  });

  it.each([
    ['{"webhooks":[{"name":"a"}]}', 'The webhook a has no address'],
    ['{"mail":{"from":"a@example.org"}}', '"mail" of'],
    [JSON.stringify({ mail: [mail, mail] }), 'sends the same twice'],
  ])(
    'is refused at the start, where it has %s, and from then on tells the others',
    async (text, message) => {
      const well = { name: 'well', url: 'http://localhost:9000/' };
      const { webhooks, ...rest } = JSON.parse(text);
      const recipients = await read(
        JSON.stringify({ ...rest, webhooks: [...(webhooks ?? []), well] }),
      );
      await expect(checkRecipientsFile(file, testSite)).rejects.toThrow(message);
      const names = recipients.filter((one) => !('fault' in one)).map(({ name }) => name);
      expect(names).toContain('well');
    },
  );

  it('that is not there is named', async () => {
    await expect(readRecipientsFile(file, testSite)).rejects.toThrow(
      `${file} cannot be read (ENOENT).`,
    );
  });
});
