import { Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { addressOf, type MailSettings } from '../../settings/mail-settings.ts';
import type { RecipientsConfiguration } from '../configuration/recipients.ts';
import { grantSecretValue } from '../configuration/secret-reference.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { deliverTimeout } from './delivery-queues.ts';
import { createStageFunction, type StageProps } from './stage-function.ts';

export interface DeliverProps extends StageProps {
  readonly deliveries: Queue;
  readonly store: VersionStore;
  readonly recipients: RecipientsConfiguration;
}

/** Deliveries that go out at once: more would take runs from the stages. */
const mostAtOnce = 5;

/** After announce, and beside it: tells webhooks, a bus of events and mail. */
export class Deliver extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: DeliverProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'deliver',
      description: 'Tells webhooks, a bus of events and mail of what was published',
      timeout: deliverTimeout,
      memory: 512,
      // It hands what is left of a push back to its queue.
      wakesItself: true,
    });
    this.function.addEventSource(
      new SqsEventSource(props.deliveries, {
        batchSize: 1,
        maxConcurrency: mostAtOnce,
        reportBatchItemFailures: true,
      }),
    );
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'The queue has its own, for messages that failed twenty-four times',
    });
    props.deliveries.grant(this.function, 'sqs:SendMessage');
    props.store.grantRead(this.function);
    this.grantRecipients(props.recipients);
  }

  private grantRecipients({ webhooksSecretId, eventBus, mail }: RecipientsConfiguration): void {
    if (webhooksSecretId !== undefined)
      grantSecretValue(this, 'Webhooks', { name: webhooksSecretId, grantee: this.function });
    if (eventBus !== undefined)
      this.allow(['events:PutEvents'], [this.arnOf('events', 'event-bus', eventBus)]);
    if (mail !== undefined) this.grantMail(mail);
  }

  /** SES asks for leave to use the identity, which may be the address or its domain, and the list. */
  private grantMail(mails: readonly MailSettings[]): void {
    const identities = mails.flatMap(({ from }) => {
      const address = addressOf(from);
      return [address, address.split('@').at(-1) ?? ''];
    });
    const lists = [...new Set(mails.flatMap(({ contactList }) => contactList ?? []))].map((name) =>
      this.arnOf('ses', 'contact-list', name),
    );
    const all = [...new Set(identities)].map((name) => this.arnOf('ses', 'identity', name));
    this.allow(['ses:SendEmail'], [...all, ...lists]);
    if (lists.length > 0) this.allow(['ses:ListContacts'], lists);
  }

  private allow(actions: string[], resourceArns: string[]): void {
    Grant.addToPrincipal({ grantee: this.function, actions, resourceArns });
  }

  private arnOf(service: string, resource: string, name: string): string {
    if (name.startsWith('arn:')) return name;
    return Stack.of(this).formatArn({ service, resource, resourceName: name });
  }
}
