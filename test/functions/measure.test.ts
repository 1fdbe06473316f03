import { describe, expect, it } from '@jest/globals';
import type { ScheduledEvent, SQSEvent } from 'aws-lambda';
import { measureAnnounce, measureIngest } from '../../functions/measure.ts';
import { createMeter, type Meter } from '../../lib/settings/measures.ts';

function recorder(): { values: Parameters<Meter>[0][]; meter: Meter } {
  const values: Parameters<Meter>[0][] = [];
  return { values, meter: (measured) => void values.push(measured) };
}

describe('a measurement', () => {
  it('is one line in the embedded metric format', () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    createMeter({ plan: 'climate', write, now: () => new Date(7) })({
      Behind: 2,
      CommitToLive: 1.5,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/u);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      _aws: {
        Timestamp: 7,
        CloudWatchMetrics: [
          {
            Namespace: 'Gazette',
            Dimensions: [['Plan']],
            Metrics: [
              { Name: 'Behind', Unit: 'Count' },
              { Name: 'CommitToLive', Unit: 'Seconds' },
            ],
          },
        ],
      },
      Plan: 'climate',
      Behind: 2,
      CommitToLive: 1.5,
    });
  });

  it('of ingest counts from the oldest push that asked for it', () => {
    const { values, meter } = recorder();
    const records = [9_000, 4_000].map((time) => ({ attributes: { SentTimestamp: `${time}` } }));
    const published = [{ sequence: 1, commit: 'a', problems: [{}, {}] }] as never;
    measureIngest({ Records: records } as SQSEvent, { done: true, published }, meter, () => 10_000);
    const scheduled = { detail: {} } as ScheduledEvent;
    measureIngest(scheduled, { done: true, published }, meter, () => 10_000);
    measureIngest(scheduled, { done: true, published: [] }, meter);
    expect(values).toEqual([
      { ChangeSets: 1, Problems: 2, PushToStored: 6 },
      { ChangeSets: 1, Problems: 2 },
    ]);
  });

  it('of announce says how far it is behind, also when there is nothing new', () => {
    const { values, meter } = recorder();
    const commit = 'a'.repeat(40);
    const announced = [{ sequence: 1, commit, changes: 2, date: '2016-01-01T00:00:00.000Z' }];
    const now = () => Date.parse('2016-01-01T00:00:02.500Z');
    measureAnnounce({ done: true, announced, behind: 2 }, meter, now);
    measureAnnounce({ done: true, announced: [], behind: 2 }, meter, now);
    expect(values).toEqual([{ Behind: 2, Changes: 2, CommitToLive: 2.5 }, { Behind: 2 }]);
  });
});
