import type { Content } from '../../lib/plan/model/content.ts';
import type { Fields } from '../../lib/plan/model/document.ts';
import type { RedlineInput } from '../../lib/redline/redline.ts';

/** One side of a comparison with the fields that matter to a test. */
export function input(content: readonly Content[], fields: Partial<Fields> = {}): RedlineInput {
  return { content, fields: { title: '', lead: [], milestones: [], ...fields } };
}
