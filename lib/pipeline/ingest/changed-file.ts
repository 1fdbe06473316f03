import type { Document } from '../../plan/model/document.ts';
import { parseAsSource, type WhyAsWritten } from '../../plan/parse.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';

/**
 * A Markdown file of the new tree that can be published. A commit may have a hundred thousand: each
 * is kept once, as its bytes.
 */
export interface ChangedFile {
  readonly path: string;
  readonly blob: string;
  readonly bytes: Uint8Array;
  /** BCP 47 tag; absent where it is in the site's language. */
  readonly language?: string;
  /** The parsed text, without its content: pages are made from the bytes. */
  readonly document: Document;
  readonly tried?: DocumentRecord['tried'];
}

/** A Markdown file that is not parsed yet. */
export type UnparsedFile = Omit<ChangedFile, 'document' | 'tried'>;

/** The text of a file that can be published: of valid UTF-8, without a byte order mark. */
export function textOf({ bytes }: Pick<ChangedFile, 'bytes'>): string {
  return new TextDecoder().decode(bytes);
}

/** The file with its text shown as written, not parsed. */
export function shownAsSource(file: UnparsedFile, why: WhyAsWritten): ChangedFile {
  const { path, blob, bytes, language } = file;
  const document = parseAsSource(path, textOf(file), why, language);
  return {
    ...{ path, blob, bytes, tried: 'source' },
    ...(language && { language }),
    document: { ...document, content: [] },
  };
}
