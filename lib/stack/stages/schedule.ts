import { CfnResource, Duration, Validations } from 'aws-cdk-lib';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Wakes the stages every five minutes, so that a lost event heals by itself. */
export class Schedule extends Construct {
  private readonly rule: CfnResource;

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
    this.rule = rule.node.defaultChild as CfnResource;
  }

  /**
   * Has the rule made after everything else below `scope`: a stage that ran while the stack is made
   * would fill its buckets, and CloudFormation removes none that is not empty when a creation fails.
   */
  comesLast(scope: Construct): void {
    for (const one of scope.node.findAll())
      if (CfnResource.isCfnResource(one) && one !== this.rule && canComeBefore(one))
        this.rule.addResourceDependency(one);
  }
}

/**
 * The rule's leave to call functions names the rule, and what is made on a condition may not be
 * there.
 */
function canComeBefore({ cfnResourceType, cfnOptions }: CfnResource): boolean {
  return cfnResourceType !== 'AWS::Lambda::Permission' && cfnOptions.condition === undefined;
}
