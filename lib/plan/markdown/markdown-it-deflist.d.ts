declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it';

  const definitionLists: (engine: MarkdownIt) => void;
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default definitionLists;
}
