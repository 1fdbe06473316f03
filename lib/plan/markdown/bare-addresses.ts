/** A piece of a text; `address` where it is a link. */
export interface TextPart {
  readonly text: string;
  readonly address?: string;
}

/** What an address goes on with. Longer ones stay text. */
const rest = String.raw`[^\s<>"“”«»„、。，；：！？（）「」『』【】《》]{1,2000}`;
const address = String.raw`(?<![a-z])https?:\/\/${rest}`;
const web = String.raw`(?<![^\s*_~(])www\.${rest}`;
/** The lengths are those of RFC 5321, section 4.5.3.1, and RFC 1035, section 2.3.4. */
const mail = String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w@/-])`;
const addresses = new RegExp(`${address}|${web}|${mail}`, 'giu');

const host = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?::\d+)?(?=[/?#]|$)/u;

/**
 * Cuts a text at the addresses that stand in it without any Markdown: `https://…`, `http://…`,
 * `www.…` and addresses of e-mail (GitHub Flavored Markdown 0.29, section 6.9). Unlike there, quotation marks and
 * the punctuation of Chinese and Japanese end an address.
 */
export function findAddresses(text: string): readonly TextPart[] {
  if (!/:\/\/|www\.|@/iu.test(text)) return [{ text }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const shown = withoutPunctuation(found);
    const address = addressOf(shown);
    if (address === undefined) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: shown, address });
    end = index + shown.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Without what ends the sentence, not the address: punctuation, and brackets that it did not open. */
function withoutPunctuation(found: string): string {
  let open = count(found, '(') - count(found, ')');
  let end = found.length;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    if (last === ')' && open < 0) open++;
    else if (!"?!.,:;*_~'’]|".includes(last)) break;
  }
  return found.slice(0, end);
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function addressOf(shown: string): string | undefined {
  if (/^www\./iu.test(shown))
    return isAddress(`http://${shown}`) && shown.length > 4 ? `http://${shown}` : undefined;
  if (/^https?:/iu.test(shown)) return isAddress(shown) ? shown : undefined;
  return /[-_]$/u.test(shown) ? undefined : `mailto:${shown}`;
}

function isAddress(shown: string): boolean {
  return host.test(shown.slice(shown.indexOf('//') + 2)) && URL.canParse(shown.toWellFormed());
}
