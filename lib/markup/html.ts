import type { Content } from '../plan/model/content.ts';

/** Elements without end tag (HTML standard, section 13.1.2). */
const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/**
 * Writes content as HTML: the only place where document text is escaped. The result is also
 * well-formed inside XML once escaped there, because {@link cleanText} has run on every text.
 * Works without recursion, so depth is no limit.
 */
export function toHtml(content: readonly Content[]): string {
  const parts: string[] = [];
  const pending: (Content | string)[] = [...content].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.type === 'text') parts.push(escapeText(next.value));
    else {
      parts.push(`<${next.name}${attributesToHtml(next.attributes)}>`);
      if (voidElements.has(next.name)) continue;
      pending.push(`</${next.name}>`);
      for (let index = next.children.length - 1; index >= 0; index--) {
        const child = next.children[index];
        if (child) pending.push(child);
      }
    }
  }
  return parts.join('');
}

function attributesToHtml(attributes: Readonly<Record<string, string>>): string {
  let html = '';
  for (const [name, value] of Object.entries(attributes))
    html += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
  return html;
}

function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
