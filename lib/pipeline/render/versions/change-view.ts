import type { Change } from '../../../plan/model/change.ts';
import type { ChangeDetail } from '../../../site/models.ts';

/** One change, with everything that its page and its feed entries show. */
export interface ChangeView extends ChangeDetail {
  readonly source: Change;
  readonly language: string;
}
