import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { costOf, type Usage } from './cost.ts';
import type { Counts, Recorded } from './cost-counts.ts';
import { cases, costTable, countsTable } from './cost-table.ts';
import { assumptions, type Case, usageOf } from './cost-usage.ts';
import { countStack } from './functions-stack.ts';
import { prices, pricesKnownIn, pricesRegion } from './prices.ts';

const nothing: Counts = {
  github: {},
  milliseconds: {},
  operations: {},
  readUnits: 0,
  writeUnits: 0,
  objectBytes: 0,
};

const counted: Recorded = {
  imported: { ...nothing, versions: 10, writeUnits: 200 },
  push: {
    ...nothing,
    milliseconds: { receive: 1_000, render: 2_000 },
    operations: { 's3:PutObject': 3, 's3:HeadObject': 4, 's3:GetObject': 1 },
    readUnits: 5,
    writeUnits: 6,
    objectBytes: 1_000_000,
  },
  idle: { ...nothing, milliseconds: { ingest: 100 }, readUnits: 1 },
  onDemand: { ...nothing, milliseconds: { 'on-demand': 100 } },
  bytes: { page: 4_000, stylesheet: 5_000 },
  stack: {
    alarms: 12,
    dashboards: 1,
    secrets: 2,
    polledQueues: 1,
    megabytes: {
      receive: 512,
      ingest: 1_024,
      render: 2_048,
      announce: 1_024,
      preview: 1_024,
      'on-demand': 1_024,
    },
  },
};

const quiet: Case = {
  title: 'quiet',
  pushesPerDay: 0,
  readersPerDay: 0,
  importedVersions: 0,
  isWholeMonth: true,
};

describe('what a month uses', () => {
  it('is wake-ups, polls and alarms when nothing happens', () => {
    expect(usageOf(quiet, counted)).toMatchObject({
      lambdaRequests: 8_640,
      lambdaGigabyteSeconds: expect.closeTo(864),
      sqsRequests: 648_000,
      dynamoReadUnits: 8_640,
      secretReads: 17_280,
      alarms: 12,
      secrets: 2,
      cloudFrontRequests: 0,
      s3Gets: 0,
    });
  });

  it('grows with each push by what a push was counted to ask for', () => {
    const idle = usageOf(quiet, counted);
    const busy = usageOf({ ...quiet, pushesPerDay: 10 }, counted);
    const more = (name: keyof Usage) => busy[name] - idle[name];
    expect(more('lambdaRequests')).toBe(600);
    expect(more('lambdaGigabyteSeconds')).toBeCloseTo(300 * (0.5 + 4));
    expect(more('dynamoWriteUnits')).toBe(1_800);
    expect(more('s3Puts')).toBe(900);
    expect(more('s3Gets')).toBe(1_500);
    expect(more('s3Gigabytes')).toBeCloseTo(0.3);
    expect(more('httpApiRequests')).toBe(300);
  });

  it('grows with each reader by pages, a stylesheet and feeds', () => {
    const { cloudFrontRequests, cloudFrontGigabytes, cloudFrontFunctions, s3Gets } = usageOf(
      { ...quiet, readersPerDay: 1_000 },
      counted,
    );
    const requests = 30_000 * (assumptions.pagesPerReader + 1 + 0.24);
    expect(cloudFrontRequests).toBeCloseTo(requests);
    expect(cloudFrontFunctions).toBeCloseTo(2 * requests);
    expect(cloudFrontGigabytes).toBeCloseTo((30_000 * (12_000 + 5_000) + requests * 500) / 1e9);
    expect(s3Gets).toBeCloseTo(30_000 * (3 + 0.24 + 0.05));
  });

  it('is nothing but the versions when a history is imported', () => {
    const usage = usageOf({ ...quiet, importedVersions: 1_000, isWholeMonth: false }, counted);
    const used = Object.entries(usage).filter(([, units]) => units > 0);
    expect(Object.fromEntries(used)).toEqual({
      dynamoWriteUnits: 20_000,
      dynamoGigabytes: expect.closeTo(0.02048),
      dynamoRecoveryGigabytes: expect.closeTo(0.02048),
    });
  });
});

describe('what a usage costs', () => {
  const unused = Object.fromEntries(Object.keys(prices).map((name) => [name, 0])) as Usage;

  it('is nothing for nothing', () => {
    expect(costOf(unused)).toMatchObject({ total: 0, charged: 0 });
  });

  it('is units by price, less what is free of each', () => {
    const cost = costOf({ ...unused, secrets: 3, alarms: 4, dynamoReadUnits: 8e6 });
    expect(cost.services.get('Secrets Manager')).toBeCloseTo(1.2);
    expect(cost.services.get('DynamoDB')).toBeCloseTo(1);
    expect(cost.total).toBeCloseTo(1.2 + 0.4 + 1);
    expect(cost.charged).toBeCloseTo(1.2 + 0 + 1);
  });
});

describe('docs/cost.md', () => {
  const docs = join(import.meta.dirname, '..', '..', 'docs');
  const text = readFileSync(join(docs, 'cost.md'), 'utf8');
  const recorded = JSON.parse(readFileSync(join(docs, 'cost.json'), 'utf8')) as Recorded;

  it('has the tables that follow from the counts beside it', () => {
    expect(text).toContain(`\n${countsTable(recorded)}\n`);
    expect(text).toContain(`\n${costTable(recorded)}\n`);
  });

  it('counts the stack as it is now', () => {
    expect(recorded.stack).toEqual(countStack());
  });

  it('says of when and where the prices are, and what is assumed', () => {
    expect(text).toContain(pricesKnownIn);
    expect(text).toContain(pricesRegion);
    const { pagesPerReader, stylesheetHitRatio, pollsPerDay } = assumptions;
    expect(text).toContain(`${pagesPerReader} pages`);
    expect(text).toContain(`${stylesheetHitRatio * 100} %`);
    expect(text).toContain((pollsPerDay * 30).toLocaleString('en'));
    for (const { title } of cases) expect(text).toContain(title);
  });
});
