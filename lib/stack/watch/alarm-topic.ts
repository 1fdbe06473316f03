import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AlarmRecipient } from '../configuration/plan-entries.ts';

/** The topic that alarms are sent to: the operator's own, or a new one that sends e-mail. */
export function alarmTopic(scope: Construct, recipient: AlarmRecipient): ITopic {
  if ('topicArn' in recipient) return Topic.fromTopicArn(scope, 'Topic', recipient.topicArn);
  const topic = new Topic(scope, 'Topic', { enforceSSL: true });
  allowAlarms(topic);
  topic.addSubscription(new EmailSubscription(recipient.email));
  Validations.of(topic).acknowledge({
    id: 'Serverless-SNSRedrivePolicy',
    reason: 'Nobody reads mail from a queue; the dashboard shows the same alarms',
  });
  // The class declares optional members in a way that exactOptionalPropertyTypes tells from its interface.
  return topic as ITopic;
}

/** A policy of its own takes the place of the one that let everything in the account publish. */
function allowAlarms(topic: Topic): void {
  const { account, region, partition, stackName } = Stack.of(topic);
  const alarms = `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}: *`;
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStack',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': alarms },
      },
    }),
  );
}
