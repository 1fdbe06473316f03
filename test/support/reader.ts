import {
  attribute,
  byName,
  findAll,
  type PageElement,
  type PageNode,
  readPage,
  textOf,
} from '../site/page-tree.ts';

/** Somebody who reads the site without scripts: follows links and sends forms, and types no address. */
export interface Reader {
  /** Text of the page, as it is read. */
  text(): string;
  page(): PageNode;
  /** Address of the page. */
  where(): string;
  /** Opens the first link, anywhere on the page, whose text matches. */
  follow(name: RegExp): Promise<void>;
  /** Sends the first form that has all these fields; what is not named keeps its value. */
  send(values: Readonly<Record<string, string>>): Promise<void>;
  /** The links whose text matches, as they are written. */
  links(name: RegExp): string[];
  /** What is behind a link, as it is. */
  read(name: RegExp): Promise<string>;
}

/** Opens the start page of a site. */
export async function openReader(origin: string, language?: RegExp): Promise<Reader> {
  let current = { where: '/', page: readPage('') };
  const fetched = async (address: string) => {
    const url = new URL(address, `${origin}${current.where}`);
    if (url.origin !== origin) throw new Error(`${address} leads away from the site`);
    const response = await fetch(url, { headers: { connection: 'close' } });
    if (response.status !== 200) throw new Error(`${url.pathname} answers ${response.status}`);
    return { response, text: await response.text() };
  };
  const open = async (address: string) => {
    const { response, text } = await fetched(address);
    const { pathname, search } = new URL(response.url);
    current = { where: `${pathname}${search}`, page: readPage(text) };
  };
  const found = (name: RegExp) =>
    byName(current.page, 'a').filter((link) => name.test(nameOf(link)));
  const linked = (name: RegExp) => {
    const [link] = found(name);
    const address = link && attribute(link, 'href');
    if (address === undefined) throw new Error(`no link ${name} on ${current.where}`);
    return address;
  };
  const reader: Reader = {
    text: () => textOf(byName(current.page, 'body')[0] ?? current.page),
    page: () => current.page,
    where: () => current.where,
    follow: (name) => open(linked(name)),
    send: (values) => open(sentForm(current.page, current.where, values)),
    links: (name) => found(name).map((link) => attribute(link, 'href') ?? ''),
    read: async (name) => (await fetched(linked(name))).text,
  };
  await open('/');
  if (language) await reader.follow(language);
  return reader;
}

/** What a link is called: its text, or its label where it has none to read. */
export function nameOf(link: PageElement): string {
  return textOf(link) || (attribute(link, 'aria-label') ?? '');
}

/** Where a form leads with some values, as a browser without scripts sends it. */
function sentForm(page: PageNode, where: string, values: Readonly<Record<string, string>>): string {
  const form = byName(page, 'form')[formWith(page, Object.keys(values), where)];
  const query = new URLSearchParams();
  for (const field of form ? fieldsOf(form) : []) {
    const name = attribute(field, 'name') ?? '';
    const isChoice = attribute(field, 'type') === 'radio';
    if (isChoice && attribute(field, 'checked') === undefined) continue;
    query.set(name, values[name] ?? attribute(field, 'value') ?? '');
  }
  return `${(form && attribute(form, 'action')) ?? where}?${query}`;
}

/** Which form of a page is the first that has some fields. @throws where there is none */
export function formWith(page: PageNode, names: readonly string[], where: string): number {
  const nth = byName(page, 'form').findIndex((form) => {
    const fields = fieldsOf(form).map((field) => attribute(field, 'name'));
    return names.every((name) => fields.includes(name));
  });
  if (nth < 0) throw new Error(`no form with ${names.join(', ')} on ${where}`);
  return nth;
}

function fieldsOf(form: PageElement): PageElement[] {
  return findAll(
    form,
    (element) =>
      /^(?:input|select)$/u.test(element.tagName) && attribute(element, 'name') !== undefined,
  );
}
