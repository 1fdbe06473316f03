import type { Content, Element } from '../../plan/model/content.ts';
import { visitContent } from '../content/rebuild.ts';

/** Files that are texts of the plan, or pages: a link to one is no part of the text. */
const pages: ReadonlySet<string> = new Set(['md', 'markdown', 'html', 'htm']);

/**
 * Whether an address is that of a file beside the text, such as an annex: relative, with an ending
 * that is not one of a page. What such a file says belongs to the text that links to it.
 */
export function isFileAddress(address: string | undefined): address is string {
  if (address === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(address)) return false;
  const [path = ''] = address.split(/[?#]/u, 1);
  const ending = path.slice(path.lastIndexOf('/') + 1).split('.');
  const extension = ending.length > 1 ? (ending.at(-1) ?? '') : '';
  return /^[a-z0-9]{1,8}$/iu.test(extension) && !pages.has(extension.toLowerCase());
}

/** The addresses of the images in content, in order. */
export function imagesIn(content: readonly Content[]): string[] {
  const found: string[] = [];
  visitContent(content, (node) => {
    if (node.type === 'element' && node.name === 'img') found.push(node.attributes.src ?? '');
  });
  return found;
}

/** Whether content is images alone, be it in paragraphs, or what stands for one that is not there. */
export function isPictures(content: readonly Content[]): boolean {
  let [hasPicture, hasOther] = [false, false];
  const pending = [...content];
  for (let node = pending.pop(); node && !hasOther; node = pending.pop())
    if (node.type === 'text') hasOther = node.value.trim() !== '';
    else if (isPicture(node)) hasPicture = true;
    else if (node.name === 'p' || node.name === 'figure')
      for (const child of node.children) pending.push(child);
    else hasOther = true;
  return hasPicture && !hasOther;
}

function isPicture({ name, attributes }: Element): boolean {
  return name === 'img' || attributes.class === 'broken-image';
}
