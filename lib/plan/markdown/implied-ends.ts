import type { Event, RawTag } from './events.ts';

const cells = ['td', 'th'];
const rows = ['tr', ...cells];
const groups = ['caption', 'thead', 'tbody', ...rows];

/** What a start tag ends, if it is open innermost (HTML, section 13.1.2.4). */
const endedBy: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['td', cells],
  ['th', cells],
  ['tr', rows],
  ['thead', groups],
  ['tbody', groups],
  ['tfoot', groups],
]);

const endIsOptional: ReadonlySet<string> = new Set([...endedBy.keys()]);

/** Adds the end tags that HTML lets authors leave out: those of list items, rows and cells. */
export function addImpliedEnds(events: readonly Event[]): readonly Event[] {
  if (!events.some((event) => event.type === 'raw' && endIsOptional.has(event.name))) return events;
  const completed: Event[] = [];
  const containers: RawTag[][] = [[]];
  for (const event of events) {
    const open = containers.at(-1) ?? [];
    if (event.type === 'open') containers.push([]);
    else if (event.type === 'close') containers.pop();
    else if (event.type === 'raw') {
      completed.push(
        ...(event.form === 'open' ? endsBefore(event, open) : endsWithin(event, open)),
      );
      if (event.form === 'open') open.push(event);
      else if (open.at(-1)?.name === event.name) open.pop();
    }
    completed.push(event);
  }
  return completed;
}

function endsBefore(start: RawTag, open: RawTag[]): RawTag[] {
  const ended = endedBy.get(start.name) ?? [];
  const ends: RawTag[] = [];
  for (let top = open.at(-1); top && ended.includes(top.name); top = open.at(-1)) {
    ends.push(endOf(top, start));
    open.pop();
  }
  return ends;
}

/** Ends of what is open within the element that `end` ends. */
function endsWithin(end: RawTag, open: RawTag[]): RawTag[] {
  let from = open.length;
  while (
    from > 0 &&
    endIsOptional.has(open[from - 1]?.name ?? '') &&
    open[from - 1]?.name !== end.name
  )
    from--;
  if (open[from - 1]?.name !== end.name) return [];
  return open
    .splice(from)
    .reverse()
    .map((start) => endOf(start, end));
}

function endOf({ name }: RawTag, { line, amongBlocks, run }: RawTag): RawTag {
  return {
    ...{ type: 'raw', form: 'close', name, attributes: {}, source: '' },
    line,
    amongBlocks,
    run,
  };
}
