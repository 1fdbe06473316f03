import type { MailSettings } from '../../settings/mail-settings.ts';

/** Who is told of change sets, beside readers of feeds. */
export interface RecipientsConfiguration {
  /** Name or ARN of the secret that lists webhooks. */
  readonly webhooksSecretId?: string;
  /** Name or ARN of a bus of EventBridge. */
  readonly eventBus?: string;
  readonly mail?: readonly MailSettings[];
}

/** Whether anybody is to be told. */
export function hasRecipients(recipients: RecipientsConfiguration): boolean {
  return Object.keys(recipients).length > 0;
}
