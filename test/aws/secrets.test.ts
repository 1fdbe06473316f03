import { describe, expect, it } from '@jest/globals';
import { createSecretsClient } from '../../lib/aws/clients/clients.ts';
import { createSecretReader } from '../../lib/aws/secrets.ts';
import { SettingsError } from '../../lib/errors/errors.ts';
import { type ServiceAnswer, useService } from './service.ts';

const service = useService();
const type = 'application/x-amz-json-1.1';

function secretsAre(values: Readonly<Record<string, string>>): void {
  service.answerWith(({ body }): ServiceAnswer => {
    const value = values[JSON.parse(body).VersionStage];
    return value === undefined
      ? { status: 400, body: '{"__type":"ResourceNotFoundException"}', type }
      : { status: 200, body: JSON.stringify({ SecretString: value }), type };
  });
}

function reader(now: () => number) {
  const client = createSecretsClient(service.environment());
  return createSecretReader({ client, secret: 'gazette/webhook', now });
}

describe('the webhook’s secrets', () => {
  it('are the current one and the one before', async () => {
    secretsAre({ AWSCURRENT: 'new', AWSPREVIOUS: 'old' });
    expect(await reader(() => 0)()).toEqual(['new', 'old']);
    secretsAre({ AWSCURRENT: 'only' });
    expect(await reader(() => 0)()).toEqual(['only']);
  });

  it('are read again after five minutes', async () => {
    let now = 0;
    const read = reader(() => now);
    secretsAre({ AWSCURRENT: 'first' });
    expect(await read()).toEqual(['first']);
    secretsAre({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
    now = 299_999;
    expect(await read()).toEqual(['first']);
    now = 300_000;
    expect(await read()).toEqual(['second', 'first']);
  });

  it('stay good while Secrets Manager does not answer', async () => {
    let now = 0;
    const read = reader(() => now);
    secretsAre({ AWSCURRENT: 'first' });
    await read();
    service.answerWith(() => ({ status: 400, body: '{"__type":"AccessDeniedException"}', type }));
    now = 600_000;
    expect(await read()).toEqual(['first']);
  });

  it('must be there', async () => {
    secretsAre({});
    await expect(reader(() => 0)()).rejects.toThrow(SettingsError);
  });
});
