/** One hostile text, the HTML that readers get of it, and how each line the author gets begins. */
export interface HostileInput {
  readonly input: string;
  readonly markdown: string;
  readonly readers: string;
  readonly told: readonly string[];
}

/**
 * What runs is `pwned()`, what is fetched is on `evil.example`. Nothing that is not published is
 * lost: it stands in the page as text. Relative links lead nowhere, as in a plan of one file.
 */
export const hostileInputs: readonly HostileInput[] = [
  {
    input: 'a script',
    markdown: '<script>pwned()</script>',
    readers: '<pre><code>&lt;script&gt;pwned()&lt;/script&gt;</code></pre>',
    told: ['a.md:1: <script> is shown as text'],
  },
  {
    input: 'a script of another site',
    markdown: 'a <script src=https://evil.example/x.js></script> b',
    readers: '<p>a &lt;script src=https://evil.example/x.js&gt;&lt;/script&gt; b</p>',
    told: ['a.md:1: <script> is shown as text', 'a.md:1: </script> is shown as text'],
  },
  {
    input: 'a script over several blocks',
    markdown: '<script>\n\npwned()\n\n</script>\n\ntext',
    readers: '<pre><code>&lt;script&gt;\n\npwned()\n\n&lt;/script&gt;\n</code></pre><p>text</p>',
    told: ['a.md:1: <script> is shown as text'],
  },
  {
    input: 'a script in capitals with a slash and a line feed',
    markdown: '<ScRiPt/x\n>pwned()</sCrIpT\n>',
    readers: '<p>&lt;ScRiPt/x</p><blockquote><p>pwned()&lt;/sCrIpT</p></blockquote>',
    told: [],
  },
  {
    input: 'a script hidden in a comment',
    markdown: '<!-- --!><script>pwned()</script> -->',
    readers: '',
    told: [],
  },
  {
    input: 'a comment that begins like one that ends',
    markdown: '<!--><script>pwned()</script>-->',
    readers: '',
    told: [],
  },
  {
    input: 'an event handler on an element that is allowed',
    markdown: '<details open ontoggle="pwned()"><summary onclick=pwned()>a</summary>b</details>',
    readers: '<details open=""><summary>a</summary><p>b</p></details>',
    told: [],
  },
  {
    input: 'an event handler on an image',
    markdown: '<img src=x onerror=pwned()>',
    readers: '<p><span class="broken-image"></span></p>',
    told: [],
  },
  {
    input: 'an event handler after a quote in an attribute',
    markdown: '<a href="/x" title="a"onmouseover="pwned()">b</a>',
    readers: '<p>&lt;a href="/x" title="a"onmouseover="pwned()"&gt;b&lt;/a&gt;</p>',
    told: ['a.md:1: </a> is shown as text'],
  },
  {
    input: 'an event handler in the title of a link',
    markdown: '[a](/x \'" onmouseover="pwned()\')',
    readers: '<p><span class="broken-link">a</span></p>',
    told: [],
  },
  {
    input: 'an event handler in alternative text',
    markdown: '![" onerror="pwned()](x.png)',
    readers: '<p><span class="broken-image">" onerror="pwned()</span></p>',
    told: [],
  },
  {
    input: 'a link that runs a script',
    markdown: '[a](javascript:pwned())',
    readers: '<p><span class="broken-link">a</span></p>',
    told: ['a.md:1: the link to "javascript:pwned()" is left out'],
  },
  {
    input: 'the same with references, tabs and capitals',
    markdown:
      '[a](&#x6A;ava&Tab;script:pwned()) [b](<java\tscript:pwned()>) [c](\u0001JaVaScRiPt:pwned())',
    readers:
      '<p><span class="broken-link">a</span> <span class="broken-link">b</span> <span class="broken-link">c</span></p>',
    told: [
      'a.md:1: the link to "java script:pwned()" is left out',
      'a.md:1: the control character U+0001 is shown',
    ],
  },
  {
    input: 'the same escaped in per cent',
    markdown: '[a](%6aavascript:pwned()) [b](javascript%3Apwned())',
    readers: '<p><span class="broken-link">a</span> <span class="broken-link">b</span></p>',
    told: [],
  },
  {
    input: 'the same in a reference, an autolink and HTML',
    markdown:
      '[a][r] <javascript:pwned()> <a href="javascript:pwned()">b</a>\n\n[r]: javascript:pwned()',
    readers:
      '<p><span class="broken-link">a</span> <span class="broken-link">javascript:pwned()</span> <span class="broken-link">b</span></p>',
    told: ['a.md:1: the link to "javascript:pwned()" is left out'],
  },
  {
    input: 'an image that runs a script',
    markdown: '![a](javascript:pwned()) <img src="javascript:pwned()">',
    readers: '<p><span class="broken-image">a</span> <span class="broken-image"></span></p>',
    told: ['a.md:1: the image to "javascript:pwned()" is left out'],
  },
  {
    input: 'an image that tells another site who reads',
    markdown:
      '![a < b](https://evil.example/x.png "c") ![](http://evil.example/y.png) <img src="https://evil.example/z.png" alt="d">',
    readers:
      '<p><a href="https://evil.example/x.png" title="c">image: a &lt; b</a> <a href="http://evil.example/y.png">image: http://evil.example/y.png</a> <a href="https://evil.example/z.png">image: d</a></p>',
    told: [
      'a.md:1: the image "https://evil.example/x.png" of another site is shown as a link',
      'a.md:1: the image "http://evil.example/y.png" of another site is shown as a link',
      'a.md:1: the image "https://evil.example/z.png" of another site is shown as a link',
    ],
  },
  {
    input: 'the same within a link, where HTML has no other',
    markdown: '[![a](https://evil.example/x.png)](https://good.example/)',
    readers: '<p><a href="https://good.example/"><span>image: a</span></a></p>',
    told: ['a.md:1: the image "https://evil.example/x.png" of another site is shown as a link'],
  },
  {
    input: 'a page in a data address',
    markdown:
      '[a](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+) ![b](data:image/svg+xml,<svg/onload=pwned()>)',
    readers: '<p><span class="broken-link">a</span> <span class="broken-image">b</span></p>',
    told: [
      'a.md:1: the link to "data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+" is left out',
      'a.md:1: the image to "data:image/svg+xml,<svg/onload=pwned()>" is left out',
    ],
  },
  {
    input: 'Visual Basic, files and other programs',
    markdown:
      '[a](vbscript:pwned) [b](file:///etc/passwd) [c](blob:x) [d](ms-msdt:x) [e](view-source:x)',
    readers:
      '<p><span class="broken-link">a</span> <span class="broken-link">b</span> <span class="broken-link">c</span> <span class="broken-link">d</span> <span class="broken-link">e</span></p>',
    told: [
      'a.md:1: the link to "vbscript:pwned" is left out',
      'a.md:1: the link to "file:///etc/passwd" is left out',
      'a.md:1: the link to "blob:x" is left out',
      'a.md:1: the link to "ms-msdt:x" is left out',
      'a.md:1: the link to "view-source:x" is left out',
    ],
  },
  {
    input: 'an address of no scheme on another site',
    markdown:
      '[a](//evil.example) [b](\\\\\\\\evil.example) [c](/\\evil.example) ![d](//evil.example/x.png)',
    readers:
      '<p><a href="https://evil.example">a</a> <span class="broken-link">b</span> <span class="broken-link">c</span> <a href="https://evil.example/x.png">image: d</a></p>',
    told: [
      'a.md:1: the link to "\\\\evil.example" is left out',
      'a.md:1: the link to "/\\evil.example" is left out',
      'a.md:1: the address "//evil.example" is read as "https://evil.example"',
      'a.md:1: the address "//evil.example/x.png" is read as "https://evil.example/x.png"',
      'a.md:1: the image "https://evil.example/x.png" of another site is shown as a link',
    ],
  },
  {
    input: 'an address that leaves the plan',
    markdown: '[a](../../../etc/passwd) [b](/../@changes/) [c](..%2f..%2fx)',
    readers:
      '<p><span class="broken-link">a</span> <span class="broken-link">b</span> <span class="broken-link">c</span></p>',
    told: [],
  },
  {
    input: 'SVG',
    markdown:
      '<svg onload=pwned()><script>pwned()</script><a xlink:href="javascript:pwned()"><text>a</text></a></svg>',
    readers:
      '<p>&lt;svg onload=pwned()&gt;&lt;script&gt;pwned()&lt;/script&gt;<span class="broken-link">&lt;text&gt;a&lt;/text&gt;</span>&lt;/svg&gt;</p>',
    told: [
      'a.md:1: <svg> is shown as text',
      'a.md:1: <script> is shown as text',
      'a.md:1: </script> is shown as text',
      'a.md:1: a link has no target',
      'a.md:1: <text> is shown as text',
      'a.md:1: </text> is shown as text',
      'a.md:1: </svg> is shown as text',
    ],
  },
  {
    input: 'SVG that breaks out of its title',
    markdown: '<svg><title><style></title><img src=x onerror=pwned()></style></svg>',
    readers:
      '<p>&lt;svg&gt;&lt;title&gt;&lt;style&gt;&lt;/title&gt;<span class="broken-image"></span>&lt;/style&gt;&lt;/svg&gt;</p>',
    told: [
      'a.md:1: <svg> is shown as text',
      'a.md:1: <title> is shown as text',
      'a.md:1: <style> is shown as text',
      'a.md:1: </title> is shown as text',
      'a.md:1: </style> is shown as text',
      'a.md:1: </svg> is shown as text',
    ],
  },
  {
    input: 'MathML',
    markdown:
      '<math href="javascript:pwned()"><mtext><mglyph><style><!--</style><img src=x onerror=pwned()>--></mtext></math>',
    readers:
      '<p>&lt;math href="javascript:pwned()"&gt;&lt;mtext&gt;&lt;mglyph&gt;&lt;style&gt;&lt;/mtext&gt;&lt;/math&gt;</p>',
    told: [
      'a.md:1: <math> is shown as text',
      'a.md:1: <mtext> is shown as text',
      'a.md:1: <mglyph> is shown as text',
      'a.md:1: <style> is shown as text',
      'a.md:1: </mtext> is shown as text',
      'a.md:1: </math> is shown as text',
    ],
  },
  {
    input: 'a mutation between parsers',
    markdown: '<noscript><p title="</noscript><img src=x onerror=pwned()>">',
    readers: '<p>&lt;noscript&gt;</p>',
    told: ['a.md:1: <noscript> is shown as text'],
  },
  {
    input: 'a mutation by a table',
    markdown: '<table><tr><td><select><template><img src=x onerror=pwned()>',
    readers:
      '<p>&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;select&gt;&lt;template&gt;<span class="broken-image"></span></p>',
    told: [
      'a.md:1: <select> is shown as text',
      'a.md:1: <template> is shown as text',
      'a.md:1: <table> is shown as text',
      'a.md:1: <tr> is shown as text',
      'a.md:1: <td> is shown as text',
    ],
  },
  {
    input: 'names that hide properties of the page',
    markdown:
      '<a id="location" name="cookie">a</a> <img name="getElementById"> <form id="x"><input name="action"></form>',
    readers:
      '<p><span id="section-location"></span>a <span class="broken-image"></span> <span id="section-x"></span>&lt;form id="x"&gt;&lt;input name="action"&gt;&lt;/form&gt;</p>',
    told: [
      'a.md:1: a link has no target',
      'a.md:1: <form> is shown as text',
      'a.md:1: <input> is shown as text',
      'a.md:1: </form> is shown as text',
    ],
  },
  {
    input: 'headings that are named like properties',
    markdown: '# __proto__\n\n# location\n\n## constructor',
    readers:
      '<h1 id="section-proto"><strong>proto</strong></h1><h1 id="section-location">location</h1><h2 id="section-constructor">constructor</h2>',
    told: [],
  },
  {
    input: 'styles',
    markdown:
      '<style>body{background:url(https://evil.example)}</style> <p style="position:fixed">a</p> <a class="version-withdrawn" style="inset:0">b</a>',
    readers:
      '<pre><code>&lt;style&gt;body{background:url(https://evil.example)}&lt;/style&gt; &lt;p style="position:fixed"&gt;a&lt;/p&gt; &lt;a class="version-withdrawn" style="inset:0"&gt;b&lt;/a&gt;</code></pre>',
    told: ['a.md:1: <style> is shown as text'],
  },
  {
    input: 'a style sheet',
    markdown: '<link rel=stylesheet href=https://evil.example/x.css>',
    readers: '<p>&lt;link rel=stylesheet href=https://evil.example/x.css&gt;</p>',
    told: ['a.md:1: <link> is shown as text'],
  },
  {
    input: 'a redirect',
    markdown: '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    readers: '<p>&lt;meta http-equiv="refresh" content="0;url=https://evil.example"&gt;</p>',
    told: ['a.md:1: <meta> is shown as text'],
  },
  {
    input: 'a base',
    markdown: '<base href="https://evil.example/">',
    readers: '<p>&lt;base href="https://evil.example/"&gt;</p>',
    told: ['a.md:1: <base> is shown as text'],
  },
  {
    input: 'frames and plug-ins',
    markdown:
      '<iframe srcdoc="<script>pwned()</script>"></iframe><object data=x></object><embed src=x><portal src=x>',
    readers:
      '<p>&lt;iframe srcdoc="&lt;script&gt;pwned()&lt;/script&gt;"&gt;&lt;/iframe&gt;&lt;object data=x&gt;&lt;/object&gt;&lt;embed src=x&gt;&lt;portal src=x&gt;</p>',
    told: [
      'a.md:1: <iframe> is shown as text',
      'a.md:1: </iframe> is shown as text',
      'a.md:1: <object> is shown as text',
      'a.md:1: </object> is shown as text',
      'a.md:1: <embed> is shown as text',
      'a.md:1: <portal> is shown as text',
    ],
  },
  {
    input: 'a form',
    markdown:
      '<form action=https://evil.example><button formaction="javascript:pwned()">a</button></form>',
    readers:
      '<p>&lt;form action=https://evil.example&gt;&lt;button formaction="javascript:pwned()"&gt;a&lt;/button&gt;&lt;/form&gt;</p>',
    told: [
      'a.md:1: <form> is shown as text',
      'a.md:1: <button> is shown as text',
      'a.md:1: </button> is shown as text',
      'a.md:1: </form> is shown as text',
    ],
  },
  {
    input: 'media',
    markdown:
      '<video src=x onerror=pwned()></video><audio autoplay src=https://evil.example/x></audio>',
    readers:
      '<p>&lt;video src=x onerror=pwned()&gt;&lt;/video&gt;&lt;audio autoplay src=https://evil.example/x&gt;&lt;/audio&gt;</p>',
    told: [
      'a.md:1: <video> is shown as text',
      'a.md:1: </video> is shown as text',
      'a.md:1: <audio> is shown as text',
      'a.md:1: </audio> is shown as text',
    ],
  },
  {
    input: 'HTML that ends the page',
    markdown: '</main></body></html><script>pwned()</script>',
    readers: '<p>&lt;/body&gt;&lt;/html&gt;&lt;script&gt;pwned()&lt;/script&gt;</p>',
    told: [
      'a.md:1: </body> is shown as text',
      'a.md:1: </html> is shown as text',
      'a.md:1: <script> is shown as text',
      'a.md:1: </script> is shown as text',
    ],
  },
  {
    input: 'HTML in code',
    markdown:
      '`<script>pwned()</script>` and\n\n```html" onclick="pwned()\n<img src=x onerror=pwned()>\n```',
    readers:
      '<p><code>&lt;script&gt;pwned()&lt;/script&gt;</code> and</p><pre><code>&lt;img src=x onerror=pwned()&gt;\n</code></pre>',
    told: [],
  },
  {
    input: 'HTML in references',
    markdown: '&lt;script&gt;pwned()&lt;/script&gt; &#60;img src=x onerror=pwned()&#62;',
    readers: '<p>&lt;script&gt;pwned()&lt;/script&gt; &lt;img src=x onerror=pwned()&gt;</p>',
    told: [],
  },
  {
    input: 'HTML in a footnote and its name',
    markdown:
      'a[^"><script>] b^[<img src=x onerror=pwned()>]\n\n[^"><script>]: <script>pwned()</script>',
    readers:
      '<p>a<sup><a href="#footnote-1" id="footnote-reference-1" role="doc-noteref">[1]</a></sup> b^[<span class="broken-image"></span>]</p><section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol><li id="footnote-1"><pre><code>&lt;script&gt;pwned()&lt;/script&gt;</code></pre> <a href="#footnote-reference-1" role="doc-backlink" aria-label="Back to reference 1">↩\ufe0e</a></li></ol></section>',
    told: ['a.md:3: <script> is shown as text'],
  },
  {
    input: 'HTML in a table',
    markdown:
      '| <script> | a |\n|---|---|\n| <img src=x onerror=pwned()> | [b](javascript:pwned()) |',
    readers:
      '<table><thead><tr><th scope="col">&lt;script&gt;</th><th scope="col">a</th></tr></thead><tbody><tr><td><span class="broken-image"></span></td><td><span class="broken-link">b</span></td></tr></tbody></table>',
    told: [
      'a.md:1: <script> is shown as text',
      'a.md:3: the link to "javascript:pwned()" is left out',
    ],
  },
  {
    input: 'HTML in a task list',
    markdown: '- [ ] <script>pwned()</script>\n- [x] <input autofocus onfocus=pwned()>',
    readers:
      '<ul><li class="task"><input type="checkbox" disabled="" aria-label="To do"> &lt;script&gt;pwned()&lt;/script&gt;</li><li class="task"><input type="checkbox" disabled="" checked="" aria-label="Done"> &lt;input autofocus onfocus=pwned()&gt;</li></ul>',
    told: [
      'a.md:1: <script> is shown as text',
      'a.md:1: </script> is shown as text',
      'a.md:2: <input> is shown as text',
    ],
  },
  {
    input: 'the end of CDATA, and of a comment',
    markdown: 'a ]]> b --> c <![CDATA[ d ]]> e <? f ?> g <!DOCTYPE x>',
    readers:
      '<p>a ]]&gt; b --&gt; c &lt;![CDATA[ d ]]&gt; e &lt;? f ?&gt; g &lt;!DOCTYPE x&gt;</p>',
    told: [
      'a.md:1: <![CDATA[ d ]]> is shown as text',
      'a.md:1: <? f ?> is shown as text',
      'a.md:1: <!DOCTYPE x> is shown as text',
    ],
  },
  {
    input: 'characters that XML does not have',
    markdown: 'a\u0000b\u000bc\ufffed\u001be &#0; &#x1F; &#xFFFE; &#xD800;',
    readers: '<p>a\ufffdb\ufffdc\ufffdd\ufffde \ufffd \ufffd \ufffd \ufffd</p>',
    told: ['a.md:1: the control character U+0000 is shown'],
  },
  {
    input: 'text that turns round',
    markdown: 'pay \u202e000,1\u202c euro, \u2066a\u2069, &#x202E;b',
    readers: '<p>pay ⟨U+202E⟩000,1⟨U+202C⟩ euro, ⟨U+2066⟩a⟨U+2069⟩, ⟨U+202E⟩b</p>',
    told: ['a.md:1: the character U+202E'],
  },
  {
    input: 'text that turns round in code, a title and a link',
    markdown: '# \u202etitle\n\n`\u2067code` [a](/x "\u202b") ![\u202d](x.png)',
    readers:
      '<h1 id="section-u202etitle">⟨U+202E⟩title</h1><p><code>⟨U+2067⟩code</code> <span class="broken-link">a</span> <span class="broken-image">⟨U+202D⟩</span></p>',
    told: ['a.md:1: the character U+202E'],
  },
  {
    input: 'invisible and confusable characters',
    markdown: 'a\u200bb\u00adc \u0430dmin \ufeffx \u{e0041}',
    readers: '<p>a\u200bb\u00adc \u0430dmin \ufeffx \u{e0041}</p>',
    told: [],
  },
  {
    input: 'a template of another language',
    markdown: '{{constructor.constructor("pwned()")()}} #{pwned()} <%= pwned() %> {% x %}',
    readers: '<p>#{pwned()} &lt;%= pwned() %&gt; </p>',
    told: ['a.md:1: "{{constructor.constructor("pwned()")()}}", and 1 more like it is hidden'],
  },
  {
    input: 'a link to a link',
    markdown: '[a [b](/x) c](/y) <a href="/x"><a href="/y">d</a></a>',
    readers:
      '<p>[a <span class="broken-link">b</span> c](/y) <span class="broken-link"><span class="broken-link">d</span></span></p>',
    told: [],
  },
];
