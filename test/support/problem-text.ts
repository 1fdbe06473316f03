import type { Problem } from '../../lib/plan/model/document.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';

/** A problem as its author reads it, but for its severity. */
export function problemText(problem: Problem): string {
  return formatProblem(problem).replace(`: ${problem.severity}: `, ': ');
}
