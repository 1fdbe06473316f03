import { createHash } from 'node:crypto';
import { baseStyles } from './styles/base.ts';
import { colourStyles } from './styles/colours.ts';
import { contentStyles } from './styles/content.ts';
import { layoutStyles } from './styles/layout.ts';
import { partStyles } from './styles/parts.ts';
import { printStyles } from './styles/print.ts';
import { redlineStyles } from './styles/redline.ts';

const text = [
  colourStyles,
  baseStyles,
  layoutStyles,
  contentStyles,
  partStyles,
  redlineStyles,
  printStyles,
].join('\n');

const hash = stylesheetHash(text);

/** The first 16 hexadecimal digits of SHA-256: what names a stylesheet of this text. */
export function stylesheetHash(styles: string): string {
  return createHash('sha256').update(styles).digest('hex').slice(0, 16);
}

/**
 * The stylesheet of every page and the hash that names it.
 *
 * It is kept as text in modules because Jest, tsx and esbuild all load those without a plug-in.
 */
export function stylesheet(): { readonly text: string; readonly hash: string } {
  return { text, hash };
}
