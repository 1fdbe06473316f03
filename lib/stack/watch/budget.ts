import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { AlarmRecipient } from '../configuration/plan-entries.ts';

/** When it is told, in percent of the limit: on the way there, there, and once it is foreseen. */
const thresholds = [
  { type: 'ACTUAL', percent: 80 },
  { type: 'ACTUAL', percent: 100 },
  { type: 'FORECASTED', percent: 100 },
] as const;

/**
 * Tells when a month costs more than it may. It counts the whole account: AWS tells one stack's cost
 * from another's only by a tag that somebody has activated in the billing console, and a budget
 * over a tag that is not active counts nothing and is silent for ever
 * (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html).
 *
 * @param dollars a month may cost, in US dollars
 */
export function createBudget(scope: Construct, dollars: number, recipient: AlarmRecipient): void {
  const subscriber =
    'email' in recipient
      ? { subscriptionType: 'EMAIL', address: recipient.email }
      : { subscriptionType: 'SNS', address: recipient.topicArn };
  new CfnBudget(scope, 'Budget', {
    budget: {
      // It must differ from all others of the account, as the name of the stack does.
      budgetName: Stack.of(scope).stackName,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: dollars, unit: 'USD' },
    },
    notificationsWithSubscribers: thresholds.map(({ type, percent }) => ({
      notification: {
        notificationType: type,
        comparisonOperator: 'GREATER_THAN',
        threshold: percent,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [subscriber],
    })),
  });
}
