import { describe, expect, it } from '@jest/globals';
import { parseGlossary } from '../../lib/plan/lists/glossary.ts';

describe('parseGlossary', () => {
  it('takes headings with text for terms, and a heading without for the title', () => {
    const source = `# Glossary

## API

A way to *ask* for data.

More about it.

## Commons

- shared
- governed

## API

Again.
`;
    expect(parseGlossary(source)).toEqual([
      { term: 'API', definition: 'A way to ask for data.\n\nMore about it.' },
      { term: 'Commons', definition: 'shared; governed' },
    ]);
  });
});
