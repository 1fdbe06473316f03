import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createAnswers } from '../../lib/git/git-answers.ts';

/** One request and what git says to it. */
interface Exchange {
  readonly withBytes: boolean;
  readonly said: Buffer;
  readonly expected: { readonly size: number; readonly text: string } | undefined;
}

const id = 'a'.repeat(40);

const found = fc
  .record({ withBytes: fc.boolean(), text: fc.string({ unit: 'binary', maxLength: 300 }) })
  .map(({ withBytes, text }): Exchange => {
    const bytes = Buffer.from(text);
    const header = `${id} blob ${bytes.length}\n`;
    const said = withBytes
      ? [Buffer.from(header), bytes, Buffer.from('\n')]
      : [Buffer.from(header)];
    const shown = withBytes ? bytes.toString('latin1') : '';
    return { withBytes, said: Buffer.concat(said), expected: { size: bytes.length, text: shown } };
  });

const absent = fc
  .record({
    withBytes: fc.boolean(),
    line: fc.constantFrom(`${id} missing`, 'refs/heads/a b^{commit} missing', 'aa ambiguous'),
  })
  .map(
    ({ withBytes, line }): Exchange => ({
      withBytes,
      said: Buffer.from(`${line}\n`),
      expected: undefined,
    }),
  );

describe('what git answers', () => {
  it('is understood wherever it is cut', async () => {
    const exchanges = fc.array(fc.oneof(found, absent), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(exchanges, fc.integer({ min: 1, max: 70 }), async (all, step) => {
        const answers = createAnswers();
        const given = all.map(({ withBytes }) => answers.expect(withBytes));
        const said = Buffer.concat(all.map((exchange) => exchange.said));
        for (let at = 0; at < said.length; at += step) answers.take(said.subarray(at, at + step));
        const objects = await Promise.all(given);
        expect(
          objects.map(
            (object) => object && { size: object.size, text: object.bytes.toString('latin1') },
          ),
        ).toEqual(all.map(({ expected }) => expected));
      }),
    );
  });

  it('keeps no other bytes in memory', async () => {
    const answers = createAnswers();
    const given = answers.expect(true);
    answers.take(Buffer.from(`${id} blob 5\nhello\n${id} blob 70000\n${'x'.repeat(30_000)}`));
    expect((await given)?.bytes.buffer.byteLength).toBe(5);
  });
});
