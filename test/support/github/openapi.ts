import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

/** GitHub's own description of its API, as far as it is read here. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Content>> };
}

interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

/** Checks requests and answers against GitHub's OpenAPI description. */
export interface GithubDescription {
  /** What is wrong with an answer; one that GitHub does not describe is wrong too. */
  answerProblems(operation: string, status: number, body: unknown): readonly unknown[];
  requestProblems(operation: string, body: unknown): readonly unknown[];
}

/** Where the schemas are, for their references. */
const base = 'https://github.example/';

/**
 * Reads the description, 13 MB; only the schemas that are asked for are compiled. An operation is
 * named `GET /repos/{owner}/{repo}/commits`.
 */
export function readGithubDescription(): GithubDescription {
  const file = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  );
  const description = JSON.parse(readFileSync(file, 'utf8'), asJsonSchema) as Description;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: base, components: description.components });

  const operationOf = (name: string) => {
    const [method = '', path = ''] = name.split(' ');
    const operation = description.paths[path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`GitHub describes no ${name}`);
    return operation;
  };
  const contentOf = (content: Operation['responses'][string] | undefined) =>
    content && '$ref' in content
      ? description.components.responses[content.$ref.split('/').at(-1) ?? '']
      : content;
  const compiled = new Map<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"#/', `"${base}#/`);
    const validate = ajv.compile(JSON.parse(text) as object);
    compiled.set(schema, validate);
    return validate;
  };
  const problemsOf = (content: Content | undefined, body: unknown): readonly unknown[] => {
    const schema = content?.content?.['application/json']?.schema;
    if (!schema) return ['GitHub describes no such body'];
    const validate = validatorOf(schema);
    validate(body);
    return validate.errors ?? [];
  };

  return {
    answerProblems: (operation, status, body) =>
      problemsOf(contentOf(operationOf(operation).responses[status]), body),
    requestProblems: (operation, body) => problemsOf(operationOf(operation).requestBody, body),
  };
}

/** OpenAPI 3.0 says `nullable`, JSON Schema knows only types. */
function asJsonSchema(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}
