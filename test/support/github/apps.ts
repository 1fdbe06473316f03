import { type KeyObject, verify } from 'node:crypto';
import { created, failure, notFound, type Route } from './answers.ts';

/** A GitHub App that is installed on the repository. */
export interface GithubApp {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly installation: number;
}

/** Who may ask. */
export interface Access {
  app?: GithubApp;
  /** Tokens that are good; `undefined`: anybody may read. */
  tokens?: Set<string>;
  /** Milliseconds since 1970, for tokens that run out. */
  now(): number;
}

/** Gives an App tokens for its installation, good for an hour. */
export function appRoutes(access: Access): readonly Route[] {
  let count = 0;
  return [
    {
      method: 'POST',
      path: /^app\/installations\/(?<installation>\d+)\/access_tokens$/u,
      answer({ parameters: { installation }, authorization }) {
        const { app } = access;
        const [, jwt = ''] = /^bearer (.+)$/iu.exec(authorization) ?? [];
        if (!app || !isSignedBy(app, jwt))
          return failure(401, 'A JSON web token could not be decoded');
        const problem = problemWithTimes(claimsOf(jwt), access.now() / 1000);
        if (problem) return failure(401, problem);
        if (Number(installation) !== app.installation) return notFound;
        const token = `ghs_${++count}`;
        access.tokens?.add(token);
        const expires = new Date(access.now() + 3_600_000).toISOString();
        return created({ token, expires_at: expires.replace(/\.\d+Z$/u, 'Z'), permissions: {} });
      },
    },
  ];
}

/** Whether a request's token is good; those without one are nobody. */
export function isAllowed({ tokens }: Access, authorization: string): boolean {
  const [, token = ''] = /^(?:token|bearer) (.+)$/iu.exec(authorization) ?? [];
  return tokens === undefined || tokens.has(token);
}

interface Claims {
  readonly iss?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

function isSignedBy(app: GithubApp, jwt: string): boolean {
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const bytes = Buffer.from(`${head}.${claims}`);
  const isGood = verify('RSA-SHA256', bytes, app.publicKey, Buffer.from(signature, 'base64url'));
  return isGood && String(claimsOf(jwt).iss) === app.id;
}

function claimsOf(jwt: string): Claims {
  const [, claims = ''] = jwt.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as Claims;
}

/** GitHub's clock is the one that counts (https://docs.github.com/apps, "Generating a JWT"). */
function problemWithTimes({ iat, exp }: Claims, now: number): string | undefined {
  if (typeof iat !== 'number' || iat > now)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  if (typeof exp !== 'number' || exp <= now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (exp > now + 600) return "'Expiration time' claim ('exp') is too far in the future";
  return undefined;
}
