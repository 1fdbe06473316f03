import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** A push that git has received and not yet taken. */
export interface OfferedPush {
  readonly ref: string;
  /** Its commit afterwards; zeros where the ref goes. */
  readonly after: string;
  /** Folders of git objects in which the commit is (githooks, "quarantine environment"). */
  readonly objects: readonly string[];
}

/** Why a push is refused, in lines for its author; none where it is taken. */
export type JudgePush = (push: OfferedPush) => Promise<readonly string[]>;

/** Lets a judge say of each push whether it is taken. */
export interface PreReceive {
  /**
   * For git, which hands them to its hook.
   *
   * @param url where this machine finds the server
   */
  environment(url: string): NodeJS.ProcessEnv;
  /** Answers the hook; false where the request is not the hook's. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const path = '/git/@pre-receive';

/** Most characters that the hook sends: a push of thousands of refs. */
const longestOffer = 1_000_000;

/**
 * What git runs before it takes a push. It hands over what git says, prints the answer and ends as
 * that says. Where nobody answers, nothing is taken: whoever asked for refusals wants none to slip by.
 */
const hook = `#!/bin/sh
exec "$GAZETTE_NODE" --input-type=module -e '
let refs = "";
for await (const part of process.stdin) refs += part;
const { GAZETTE_JUDGE, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES } = process.env;
const body = JSON.stringify({ refs, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES });
const answer = await fetch(GAZETTE_JUDGE, { method: "POST", body });
process.stdout.write(await answer.text());
process.exitCode = answer.status === 200 ? 0 : 1;
'
`;

/** Puts the hook into a repository, or takes it away. */
export async function writeHook(directory: string, isWanted: boolean): Promise<void> {
  const file = join(directory, 'hooks', 'pre-receive');
  if (!isWanted) return rm(file, { force: true });
  await mkdir(join(directory, 'hooks'), { recursive: true });
  await writeFile(file, hook, { mode: 0o755 });
}

/** @param judge asked of one ref after the other */
export function createPreReceive(judge: JudgePush): PreReceive {
  // Others on this machine may reach the port; none of them knows this.
  const secret = randomBytes(32).toString('hex');
  return {
    environment: (url) => ({
      GAZETTE_NODE: process.execPath,
      GAZETTE_JUDGE: `${url}${path}?${secret}`,
    }),
    async answer(request, response) {
      if (request.url !== `${path}?${secret}`) return false;
      const pushes = readOffer(await readBody(request));
      const lines: string[] = [];
      for (const push of pushes) lines.push(...(await judge(push)));
      response.writeHead(lines.length === 0 ? 200 : 403, { 'content-type': 'text/plain' });
      response.end(lines.map((line) => `${line}\n`).join(''));
      return true;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > longestOffer) throw new Error('the hook says too much');
  }
  return body;
}

function readOffer(body: string): OfferedPush[] {
  const said = JSON.parse(body) as Readonly<Record<string, string | undefined>>;
  const { refs = '', GIT_OBJECT_DIRECTORY: own = '' } = said;
  const others = (said.GIT_ALTERNATE_OBJECT_DIRECTORIES ?? '').split(':');
  const objects = [own, ...others].filter((folder) => folder !== '');
  return refs
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, after, ref]) => (after && ref ? [{ ref, after, objects }] : []));
}
