import { sharedPath } from '../../plan/addresses/addresses.ts';
import { followedPath } from '../../plan/addresses/link-paths.ts';
import { linkedDocuments, meantPaths } from '../../plan/addresses/linked-documents.ts';
import { anchorPrefix } from '../../plan/markdown/anchors.ts';
import type { Document, Link, Problem } from '../../plan/model/document.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { withFallback } from '../work/own-failures.ts';
import type { LinkedChange } from './document-change.ts';
import { addressKey, anchoredKey, linkedSet } from './lookup-keys.ts';

/** Documents outside of a commit that are read for its links: more than anybody mends after one push. */
const mostRead = 50;

/** Names that are kept of the links of one document: each is a write. */
const mostNames = 2_000;

/** What a commit takes away from those who link to it. */
interface Loss {
  /** Of the file, as links find it. */
  readonly path: string;
  /** Of a heading in it; without one the file is gone from there. */
  readonly anchor?: string;
  readonly movedTo?: string;
}

/** What a commit does, as far as links ask. */
interface Changes {
  /** Of the plan in its repository. */
  readonly folder: string;
  readonly resolved: readonly LinkedChange[];
  readonly withdrawn: readonly DocumentRecord[];
}

/** Links that lead to no heading: of what the commit changes, and to what it changes. */
export async function findBrokenLinks(
  store: VersionStore,
  changes: Changes,
): Promise<readonly Problem[]> {
  const reader = createReader(store, mostRead);
  const own = await missingAnchors(changes, store, reader);
  const others = await brokenElsewhere(
    await lossesOf(changes, store, reader),
    changes,
    store,
    reader,
  );
  return [...own, ...others];
}

/** Names of what a document links to, as {@link linkedSet} takes them: files, and headings in them. */
export function linkedNames(
  { document, targets }: Pick<LinkedChange['file'], 'document'> & Pick<LinkedChange, 'targets'>,
  folder: string,
): string[] {
  const names = document.links.flatMap(({ target, fragment }) => {
    const path = followedPath(document.path, target, targets);
    if (path === undefined || targets[path]?.kind !== 'document') return [];
    const anchor = anchorOf(fragment);
    return filesOf(path, folder).flatMap((file) =>
      anchor === undefined ? [file] : [file, `${file}#${anchor}`],
    );
  });
  return [...new Set(names)].slice(0, mostNames).sort();
}

/** Anchors are in lower case; every page has a top. No key of a store takes a very long one. */
function anchorOf(fragment: string | undefined): string | undefined {
  const anchor = fragment?.toLowerCase().toWellFormed();
  return anchor === '' || anchor === 'top' || (anchor?.length ?? 0) > 200 ? undefined : anchor;
}

/** The files that a link may mean. */
function filesOf(path: string, folder: string): string[] {
  return meantPaths(path, folder).flatMap(linkedDocuments);
}

async function missingAnchors(
  { resolved }: Changes,
  store: VersionStore,
  reader: Reader,
): Promise<Problem[]> {
  const changed = new Map(resolved.map((change) => [change.address, change.file]));
  const headingsAt = async (address: string) => {
    const file = changed.get(address);
    if (file)
      return file.tried === 'source'
        ? undefined
        : { path: file.path, anchors: anchorsOf(file.document) };
    const id = (await store.lookups([addressKey(address)])).get(addressKey(address));
    const record = id === undefined ? undefined : (await store.documents([id])).get(id);
    const isThere = record?.live && record.state.address === address;
    const anchors = isThere ? await reader.anchors(record) : undefined;
    return anchors && record && { path: record.state.path, anchors };
  };
  const problems: Problem[] = [];
  for (const { file, targets } of resolved)
    for (const { target, fragment, line } of file.document.links) {
      const anchor = anchorOf(fragment);
      const path = followedPath(file.path, target, targets);
      const found = path === undefined ? undefined : targets[path];
      if (anchor === undefined || path === undefined || found?.kind !== 'document') continue;
      const other = await headingsAt(found.address);
      if (other && !other.anchors.has(anchor))
        problems.push(noHeading(file.path, line, other.path, anchor));
    }
  return problems;
}

function noHeading(path: string, line: number, target: string, anchor: string): Problem {
  return {
    ...{ path, line, severity: 'warning' },
    message: `no heading of "${target.slice(0, 200)}" has the anchor "#${anchor.slice(0, 80)}"`,
    advice: 'Use the words of the heading in lower case, hyphens for spaces.',
  };
}

async function lossesOf(
  { resolved, withdrawn }: Changes,
  store: VersionStore,
  reader: Reader,
): Promise<Loss[]> {
  const there = new Set(resolved.map(({ file }) => sharedPath(file.path)));
  const gone = withdrawn.map(({ state }) => ({ path: sharedPath(state.path) }));
  const moved = resolved.flatMap(({ file, before }) =>
    before?.live && before.state.path !== file.path
      ? [{ path: sharedPath(before.state.path), movedTo: file.path }]
      : [],
  );
  const amended = resolved.filter(
    ({ file, before, kind }) => kind === 'amended' && before?.blob !== file.blob,
  );
  const keys = amended.map(({ file }) => anchoredKey(sharedPath(file.path)));
  const anchored = keys.length === 0 ? new Map() : await store.lookups([...new Set(keys)]);
  const headings: Loss[] = [];
  for (const { file, before } of amended) {
    const path = sharedPath(file.path);
    if (!before || file.tried === 'source' || !anchored.has(anchoredKey(path))) continue;
    const now = anchorsOf(file.document);
    for (const anchor of (await reader.anchors(before)) ?? [])
      if (!now.has(anchor)) headings.push({ path, anchor });
  }
  return [...[...gone, ...moved].filter(({ path }) => !there.has(path)), ...headings];
}

async function brokenElsewhere(
  losses: readonly Loss[],
  { resolved, withdrawn, folder }: Changes,
  store: VersionStore,
  reader: Reader,
): Promise<Problem[]> {
  const settled = new Set([...resolved, ...withdrawn].map(({ document }) => document));
  const byDocument = new Map<string, Loss[]>();
  for (const loss of losses)
    for (const document of await store.members(linkedSet(nameOf(loss))))
      if (!settled.has(document))
        byDocument.set(document, [...(byDocument.get(document) ?? []), loss]);
  const records = await store.documents([...byDocument.keys()].sort().slice(0, mostRead));
  const problems: Problem[] = [];
  for (const [document, record] of records)
    for (const loss of byDocument.get(document) ?? [])
      for (const { line, target } of await linksTo(loss, record, folder, reader))
        problems.push(lossProblem(record.state.path, line, target, loss));
  const left = byDocument.size - records.size;
  const [first] = losses;
  if (left > 0 && first) problems.push(unnamed(first.path, left));
  return problems;
}

function nameOf({ path, anchor }: Loss): string {
  return anchor === undefined ? path : `${path}#${anchor}`;
}

async function linksTo(
  { path, anchor }: Loss,
  record: DocumentRecord,
  folder: string,
  reader: Reader,
): Promise<readonly Link[]> {
  const document = record.live ? await reader.read(record) : undefined;
  return (document?.links ?? []).filter(({ target, fragment }) => {
    const resolved = followedPath(record.state.path, target, record.targets);
    if (resolved === undefined || !filesOf(resolved, folder).includes(path)) return false;
    return anchor === undefined || anchorOf(fragment) === anchor;
  });
}

function lossProblem(path: string, line: number, target: string, loss: Loss): Problem {
  const shown = target.slice(0, 200);
  if (loss.anchor !== undefined) return noHeading(path, line, loss.path, loss.anchor);
  const [message, advice] =
    loss.movedTo === undefined
      ? [
          `the link to "${shown}" leads to a withdrawn document: this commit takes "${loss.path}" away`,
          'Take the link out, or let it lead elsewhere.',
        ]
      : [
          `the link to "${shown}" leads to where the document was: this commit moves it to "${loss.movedTo}"`,
          'Correct the path; until then readers are led on.',
        ];
  return { path, line, severity: 'warning', message, advice };
}

function unnamed(path: string, count: number): Problem {
  return {
    ...{ path, line: 1, severity: 'warning' },
    message: `links in ${count} more documents lead to what this commit takes away`,
    advice: 'gazette check names them all.',
  };
}

function anchorsOf({ anchors }: Pick<Document, 'anchors'>): ReadonlySet<string> {
  return new Set(anchors.map((anchor) => anchor.slice(anchorPrefix.length)));
}

/** Reads published texts, each once, and no more than there is time for. */
interface Reader {
  /** `undefined` where it is not read. */
  read(record: DocumentRecord): Promise<Document | undefined>;
  anchors(record: DocumentRecord): Promise<ReadonlySet<string> | undefined>;
}

function createReader(store: VersionStore, most: number): Reader {
  const kept = new Map<string, Promise<Document | undefined>>();
  const parse = async ({ document, state, tried }: DocumentRecord) => {
    if (tried === 'source') return undefined;
    const bytes = await store.source(document, state.version);
    return withFallback(
      () => ({ ...parseDocument(state.path, bytes), content: [] }),
      // Its author was told when it was published.
      () => undefined,
    );
  };
  const read = (record: DocumentRecord) => {
    const known = kept.get(record.document);
    if (known) return known;
    if (kept.size >= most * 2) return Promise.resolve(undefined);
    const found = parse(record);
    kept.set(record.document, found);
    return found;
  };
  return {
    read,
    async anchors(record) {
      const document = await read(record);
      return document && anchorsOf(document);
    },
  };
}
