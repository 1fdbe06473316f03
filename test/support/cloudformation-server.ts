import { createServer } from 'node:http';
import { listen } from './listen.ts';

/** CloudFormation for tests: it knows the outputs of some stacks, and nothing else. */
export interface CloudFormationServer {
  readonly url: string;
  readonly stacks: Map<string, Readonly<Record<string, string>>>;
  /** What is answered in place of stacks, when set: an error's code, as AWS has it. */
  refusal: string | undefined;
  close(): Promise<void>;
}

export async function startCloudFormationServer(): Promise<CloudFormationServer> {
  const stacks: CloudFormationServer['stacks'] = new Map();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const name = new URLSearchParams(body).get('StackName') ?? '';
    const outputs = stacks.get(name);
    const { refusal } = running;
    const [status, xml] =
      refusal !== undefined
        ? [403, failure(refusal, 'The security token included in the request is invalid.')]
        : outputs
          ? [200, described(name, outputs)]
          : [400, failure('ValidationError', `Stack with id ${name} does not exist`)];
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  });
  const url = await listen(server);
  const running: CloudFormationServer = {
    url,
    stacks,
    refusal: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return running;
}

const namespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

function described(name: string, outputs: Readonly<Record<string, string>>): string {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<StackName>${name}</StackName><Outputs>${members.join('')}</Outputs>`;
  return `<DescribeStacksResponse xmlns="${namespace}"><DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function failure(code: string, message: string): string {
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
