import { Duration, Validations } from 'aws-cdk-lib';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Wakes the stages every five minutes, so that a lost event heals by itself. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, woken: readonly LambdaFunction[]) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', {
      description: 'Wakes every stage, whatever events were lost',
      schedule: RuleSchedule.rate(Duration.minutes(5)),
      targets: woken.map(
        (stage) => new LambdaTarget(stage, { retryAttempts: 2, maxEventAge: Duration.minutes(5) }),
      ),
    });
    Validations.of(rule).acknowledge({
      id: 'Serverless-EventBusDLQ',
      reason:
        'A wake-up that was lost is made good by the next one; an alarm notices when none comes',
    });
  }
}
