/** What a browser would run, if it came into a page as it is written here. */
export const hostileText = '<script>alert(1)</script>';

/** The same as Markdown that means those very characters. */
export const hostileMarkdown = '\\<script>alert(1)\\</script>';

/** No UTF-8: Latin-1, as old editors save. */
export const invalidText: Uint8Array = Buffer.from('# D\xe9cision\n\nUn texte.\n', 'latin1');

/** Front matter that no parser of YAML takes, before a text. */
export const malformedFrontMatter = '---\nid: [open\n title: "x\n---\n';
