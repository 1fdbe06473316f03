import { createServer } from 'node:http';
import { listen } from '../listen.ts';

/** Secrets Manager, which has no emulator here, as far as Gazette asks it. */
export interface SecretsServer {
  readonly url: string;
  /** Values by name: the current one first, then the one before. */
  readonly secrets: Map<string, readonly string[]>;
  close(): Promise<void>;
}

export async function startSecretsServer(): Promise<SecretsServer> {
  const secrets = new Map<string, readonly string[]>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const { SecretId, VersionStage } = JSON.parse(body) as Record<string, string>;
    const value = secrets.get(SecretId ?? '')?.[VersionStage === 'AWSPREVIOUS' ? 1 : 0];
    response.writeHead(value === undefined ? 400 : 200, {
      'content-type': 'application/x-amz-json-1.1',
    });
    response.end(
      JSON.stringify(
        value === undefined ? { __type: 'ResourceNotFoundException' } : { SecretString: value },
      ),
    );
  });
  const url = await listen(server);
  return {
    url,
    secrets,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
