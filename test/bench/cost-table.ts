import { costOf } from './cost.ts';
import { type Counts, type Recorded, sumOf } from './cost-counts.ts';
import { type Case, usageOf } from './cost-usage.ts';

/** What docs/cost.md gives the cost of. */
export const cases: readonly Case[] = [
  {
    title: '10 pushes and 10,000 readers a day',
    pushesPerDay: 10,
    readersPerDay: 10_000,
    importedVersions: 0,
    isWholeMonth: true,
  },
  {
    title: '1,000 pushes and 1 million readers a day',
    pushesPerDay: 1_000,
    readersPerDay: 1_000_000,
    importedVersions: 0,
    isWholeMonth: true,
  },
  {
    title: 'a first import of 100,000 versions, once',
    pushesPerDay: 0,
    readersPerDay: 0,
    importedVersions: 100_000,
    isWholeMonth: false,
  },
];

/** Dollars of each case by service, as a table in Markdown. */
export function costTable(recorded: Recorded): string {
  const costs = cases.map((happening) => costOf(usageOf(happening, recorded)));
  const services = [...(costs[0]?.services.keys() ?? [])];
  return asTable([
    ['US dollars', ...cases.map(({ title }) => title)],
    ...services.map((service) => [
      service,
      ...costs.map(({ services: all }) => dollars(all.get(service) ?? 0)),
    ]),
    ['**together, at list prices**', ...costs.map(({ total }) => `**${dollars(total)}**`)],
    [
      '**together, less what is free for ever**',
      ...costs.map(({ charged }) => `**${dollars(charged)}**`),
    ],
  ]);
}

/** What was counted, as a table in Markdown. */
export function countsTable({ imported, push, idle, onDemand }: Recorded): string {
  const columns: readonly (readonly [Counts, number])[] = [
    [push, 1],
    [idle, 1],
    [onDemand, 1],
    [imported, imported.versions],
  ];
  const row = (what: string, measure: (counts: Counts) => number) => [
    what,
    ...columns.map(([counts, among]) => figure(measure(counts) / among)),
  ];
  const operations = [...new Set(columns.flatMap(([counts]) => Object.keys(counts.operations)))];
  const endpoints = [...new Set(columns.flatMap(([counts]) => Object.keys(counts.github)))];
  return asTable([
    [
      'requests',
      'a push that amends one document',
      'a wake-up without news',
      'a new comparison',
      'a version of a first import',
    ],
    row('GitHub, all', ({ github }) => sumOf(github)),
    ...endpoints.sort().map((name) => row(`GitHub ${name}`, ({ github }) => github[name] ?? 0)),
    row('calls of functions', ({ milliseconds }) => Object.keys(milliseconds).length),
    ...operations
      .sort()
      .map((name) => row(name.replace(':', ' '), (counts) => counts.operations[name] ?? 0)),
    row('DynamoDB read units', ({ readUnits }) => readUnits),
    row('DynamoDB write units', ({ writeUnits }) => writeUnits),
    row('kB written to S3', ({ objectBytes }) => objectBytes / 1_000),
  ]);
}

function dollars(amount: number): string {
  return amount > 0 && amount < 0.01 ? 'under 0.01' : amount.toFixed(2);
}

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
}

function asTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}
