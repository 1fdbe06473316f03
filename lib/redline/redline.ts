import type { Content } from '../plan/content.ts';
import type { Fields } from '../plan/document.ts';

/** One side of a comparison. */
export interface RedlineInput {
  readonly fields: Fields;
  readonly content: readonly Content[];
}

/** The readable difference between two versions. */
export interface Redline {
  readonly placeholder: true;
}
