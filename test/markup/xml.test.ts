import { describe, expect, it } from '@jest/globals';
import { writeXml, xml } from '../../lib/markup/xml.ts';

describe('XML', () => {
  it('holds texts and attributes to the character', () => {
    const root = xml('a', { b: '"<&amp;>' }, ['1 < 2 &lt; ]]> "x"\r\n']);
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<a b="&quot;&lt;&amp;amp;&gt;">1 &lt; 2 &amp;lt; ]]&gt; &quot;x&quot;&#13;\n</a>\n',
    );
  });

  it('shows what it cannot hold as U+FFFD', () => {
    expect(writeXml(xml('a', {}, ['\u0000\u001F\uFFFE\uD800😀\t']))).toContain(
      '<a>\uFFFD\uFFFD\uFFFD\uFFFD😀\t</a>',
    );
  });

  it('leaves out what is undefined, and sets elements on lines of their own', () => {
    const root = xml('a', { b: undefined }, [undefined, xml('c'), xml('d', {}, ['e'])]);
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <c/>\n  <d>e</d>\n</a>\n',
    );
  });
});
