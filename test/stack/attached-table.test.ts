import { describe, expect, it } from '@jest/globals';
import { resourcesOf, samplePlan, synthesizePlan } from './sample-stack.ts';

const tableArn = 'arn:aws:dynamodb:eu-west-3:123456789012:table/gazette-restored';
const table = `${tableArn}/stream/2026-11-23T12:00:00.000`;

describe('a plan with a table that was there before', () => {
  const resources = Object.values(resourcesOf(synthesizePlan({ ...samplePlan, table })));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);

  it('makes no table', () => {
    expect(ofType('AWS::DynamoDB::Table')).toEqual([]);
  });

  it('gives its name to every stage that keeps a cursor, and its stream to those that it wakes', () => {
    const named = ofType('AWS::Lambda::Function').filter(({ Properties }) =>
      JSON.stringify(Properties.Environment ?? {}).includes('gazette-restored'),
    );
    // Ingest, render, announce, preview, on-demand; receive is given it too, and may not use it.
    expect(named.length).toBeGreaterThanOrEqual(5);
    const streams = ofType('AWS::Lambda::EventSourceMapping').flatMap(
      ({ Properties: { EventSourceArn } }) => (EventSourceArn === table ? [EventSourceArn] : []),
    );
    expect(streams).toHaveLength(2);
  });

  it('allows what it allows for a table of its own', () => {
    const statements = JSON.stringify(ofType('AWS::IAM::Policy'));
    expect(statements).toContain(`"${tableArn}"`);
    expect(statements).toContain(`"${table}"`);
    const own = JSON.stringify(
      Object.values(resourcesOf(synthesizePlan())).filter(
        ({ Type }) => Type === 'AWS::IAM::Policy',
      ),
    );
    const actions = (policies: string) => new Set(policies.match(/"(?:dynamodb|s3):[A-Za-z*]+"/gu));
    expect(actions(statements)).toEqual(actions(own));
  });
});
