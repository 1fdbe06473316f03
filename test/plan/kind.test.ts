import { describe, expect, it } from '@jest/globals';
import { languageOfPath } from '../../lib/plan/addresses/language-of-path.ts';
import { parseDocument } from '../../lib/plan/parse.ts';

describe('what a document is', () => {
  it.each([
    ['README.md', '', 'introduction'],
    ['introduction.md', '# Introduction', 'introduction'],
    ['fr/README.md', '', 'introduction'],
    ['pt-BR/introduction.md', '', 'introduction'],
    ['climate/README.md', '# Climate', 'chapter'],
    ['hr/README.md', '# Human resources', 'chapter'],
    ['climate/introduction.md', '# Introduction', 'page'],
    ['climate/commitment-24.md', '', 'commitment'],
    ['fr/climat/engagement-24-cop21.md', '', 'commitment'],
    ['climate/commitment-24/README.md', '# COP21', 'commitment'],
    ['climate/cop21.md', '# Commitment 24', 'commitment'],
    ['climate/cop21.md', '# Engagement n° 24 – La COP21', 'commitment'],
    ['climate/cop21.md', '---\nnumber: 7b\n---\n# COP21', 'commitment'],
    ['climate/cop21.md', '# Commitment 24 explained', 'page'],
    ['commitments.md', '# All commitments', 'page'],
  ])('%s with %j is a %s', (path, source, kind) => {
    const language = languageOfPath(path, ['fr', 'pt-BR']);
    expect(parseDocument(path, source, undefined, language).kind).toBe(kind);
  });
});

describe('what a document is called', () => {
  it.each([
    ['a.md', '# Commitment 24\n\n## Involve civil society', 'Commitment 24: Involve civil society'],
    [
      'a.md',
      '# Commitment 24:\n\n## Involve civil society',
      'Commitment 24: Involve civil society',
    ],
    ['a.md', '# Engagement n°24\n\n## La COP21', 'Engagement n°24: La COP21'],
    ['a.md', '# Commitment 24: The COP21\n\n## Stakes', 'Commitment 24: The COP21'],
    ['a.md', '# Commitment 24', 'Commitment 24'],
    ['a.md', '#\n\n# *First* `heading`', 'First heading'],
    ['a.md', '---\ntitle: Declared\n---\n# Heading', 'Declared'],
    ['climate/next-steps.md', 'No heading.', 'Next steps'],
    ['climate/README.md', 'No heading.', 'Climate'],
    ['reports/2016-05-01_first-year.md', 'No heading.', '2016-05-01 first year'],
    ['0002-rfc-process.md', '- Name: x\n\n# Summary\n\n# Motivation', '0002 rfc process'],
    ['a-b.md', 'A badge.\n\n## Summary\n\nText', 'A b'],
    ['a-b.md', 'A badge.\n\n# Real\n\n## Summary', 'Real'],
    ['a-b.md', '## Real\n\n## Summary', 'Real'],
    ['a-b.md', '# Real\n\n# Summary', 'Real'],
    ['GLOSSARY.md', '## open data\n\nText', 'Glossary'],
    ['fr/GLOSSARY.md', '## données ouvertes\n\nTexte', 'Glossaire'],
    ['fr/GLOSSARY.md', '# API\n\n# Communs', 'Glossaire'],
    ['fr/GLOSSARY.md', '# Lexique\n\n## données ouvertes', 'Lexique'],
    ['README.md', '', 'README'],
  ])('%s with %j is "%s"', (path, source, title) => {
    const language = languageOfPath(path, ['fr']);
    expect(parseDocument(path, source, undefined, language).fields.title).toBe(title);
  });
});
