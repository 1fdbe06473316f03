import type { Change } from '../../../plan/model/change.ts';
import type { Fields } from '../../../plan/model/document.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import type { ChangeDetail } from '../../../site/models.ts';
import type { Places } from '../../../words/describe-change.ts';

/** One change, with everything that its page and its feed entries show. */
export interface ChangeView extends ChangeDetail {
  readonly source: Change;
  readonly language: string;
  /** Of a document that moved from one chapter to another: their names. */
  readonly places?: Places;
  /** What the files that it shows are called, by the name that they are stored under. */
  readonly fileNames?: ReadonlyMap<string, string>;
  /** Of a withdrawn document: its last text, as a redline against nothing. */
  readonly lost?: Redline;
  /** All facts of a text that is new or lost: the record of a document has a part of them. */
  readonly fields?: Fields;
}
