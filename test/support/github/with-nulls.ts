import type { GithubDescription } from './openapi.ts';

/** One field of an answer, and what it is instead. */
export interface Spoilt {
  readonly path: readonly (string | number)[];
  /** `undefined`: it is not there. */
  readonly value: null | undefined;
}

/**
 * Every way to spoil one field of an answer, by null or by leaving it out, that GitHub's description
 * allows. An answer that it finds wanting may keep its problems: a twin gives what is read and no more.
 *
 * @param operation as GitHub describes it, `GET /repos/{owner}/{repo}/commits`
 */
export function allowedNulls(
  { answerProblems }: GithubDescription,
  operation: string,
  status: number,
  body: unknown,
): Spoilt[] {
  const problemsOf = (one: unknown) =>
    answerProblems(operation, status, one).map((problem) => {
      const { instancePath, message } = Object(problem);
      return `${instancePath} ${message}`;
    });
  const known = new Set(problemsOf(body));
  const isAllowed = (one: Spoilt) =>
    problemsOf(spoil(body, one)).every((problem) => known.has(problem));
  return fieldsOf(body)
    .flatMap((path) => [null, undefined].map((value) => ({ path, value })))
    .filter(isAllowed);
}

/** The body with the field spoilt; in a list, of every item. */
export function spoil(body: unknown, { path: [first, ...rest], value }: Spoilt): unknown {
  if (first === undefined) return value;
  if (Array.isArray(body)) return body.map((item) => spoil(item, { path: rest, value }));
  if (typeof body !== 'object' || body === null) return body;
  const inside = (body as Readonly<Record<string, unknown>>)[first];
  return { ...body, [first]: spoil(inside, { path: rest, value }) };
}

/** Paths of all members of a body; of a list, those of its first item. */
export function fieldsOf(body: unknown, path: Spoilt['path'] = []): Spoilt['path'][] {
  if (Array.isArray(body)) return body.length === 0 ? [] : fieldsOf(body[0], [...path, 0]);
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => [
    [...path, name],
    ...fieldsOf(value, [...path, name]),
  ]);
}
