import type { Problem } from '../../plan/model/document.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import type { AddressedChange } from './document-change.ts';
import type { Matches } from './match-documents.ts';

/** Where it stays open whether a new document continues one that goes with the same commit. */
export interface Doubts {
  readonly problems: readonly Problem[];
  /** Address of the likely successor, by the withdrawn document. */
  readonly successors: ReadonlyMap<string, string>;
}

/** Names each document once, with the most likely one of those that are left. */
export function findDoubts(matches: Matches, addressed: readonly AddressedChange[]): Doubts {
  const created = new Map(
    addressed.filter(({ kind }) => kind === 'created').map((change) => [change.file.path, change]),
  );
  const withdrawn = new Set(matches.withdrawn);
  const problems: Problem[] = [];
  const successors = new Map<string, string>();
  for (const [{ path }, record] of matches.doubtful) {
    const change = created.get(path);
    if (!change || !withdrawn.delete(record)) continue;
    created.delete(path);
    successors.set(record.document, change.address);
    problems.push(inDoubt(path, record));
  }
  return { problems, successors };
}

function inDoubt(path: string, { state }: DocumentRecord): Problem {
  const before = state.path;
  return {
    path,
    line: 1,
    severity: 'warning',
    message: `this may be "${before}" under another name, but too little of the text is the same: it is published as a new document, and "${before}" as withdrawn`,
    advice: `If it is the same, put "${before}" back with an "id" in its front matter, publish that, and then move the file; if not, nothing is to be done.`,
  };
}
