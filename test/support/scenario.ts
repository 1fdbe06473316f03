import { expect } from '@jest/globals';
import { parseForm } from '../../lib/pipeline/on-demand/answer-form.ts';
import { isOfDay } from '../../lib/pipeline/on-demand/answer-of-day.ts';
import { apiAddresses } from '../../lib/pipeline/on-demand/api-answer.ts';
import {
  answerLanguage,
  parseLanguageRequest,
} from '../../lib/pipeline/on-demand/language-answer.ts';
import { parsePair } from '../../lib/pipeline/on-demand/on-demand-request.ts';
import { parseDayRequest } from '../../lib/pipeline/on-demand/past/answer-day.ts';
import {
  answerChanges,
  parseChangesRequest,
} from '../../lib/pipeline/on-demand/sections/changes-answer.ts';
import {
  answerFolder,
  parseFolderRequest,
} from '../../lib/pipeline/on-demand/sections/folder-answer.ts';
import { parseWholeRequest } from '../../lib/pipeline/on-demand/sections/whole-answer.ts';
import { parseWholeOnDay } from '../../lib/pipeline/on-demand/sections/whole-on-day.ts';
import { parseSinceRequest } from '../../lib/pipeline/on-demand/since-answer.ts';
import { parseSitemapRequest } from '../../lib/pipeline/on-demand/sitemap-answer.ts';
import { parseSubscribeRequest } from '../../lib/pipeline/on-demand/subscribe-answer.ts';
import type { TextTrials } from '../../lib/ports/text-trials.ts';
import { openPlanSite, type PlanSite, testSite } from './plan-site.ts';
import { type CommitRequest, createRepository, type Repository } from './repository.ts';
import { deadWithin, fileOf, referencesOf } from './site-folder.ts';

/** One push: the files it changes, or anything else done to the repository. */
export type Push = CommitRequest['files'] | ((repository: Repository) => Promise<unknown>);

/** A sentence that is long enough for a file to be recognised by it when it moves. */
export function sentence(about: string): string {
  return `What is said of ${about} here is long enough to be told from what is said of any other.\n`;
}

/** Plans that a scenario opened; what closes them after each test. */
export interface Scenarios {
  /**
   * Publishes after every push, then everything at once into another site, and expects the two
   * to be the same byte for byte and every link in them to lead somewhere.
   */
  publish(...pushes: readonly Push[]): Promise<PlanSite>;
  /** Publishes after every push only: for histories whose older heads are gone at the end. */
  publishStepwise(...pushes: readonly Push[]): Promise<PlanSite>;
  close(): Promise<void>;
}

/** @param trials where large texts are tried; without it nothing is */
export function openScenarios(trials?: TextTrials): Scenarios {
  const opened: { close(): Promise<void> }[] = [];
  const open = async (repository: Repository) => {
    const plan = await openPlanSite(repository, trials);
    opened.push(plan);
    return plan;
  };
  const publishStepwise = async (...pushes: readonly Push[]) => {
    const repository = await createRepository();
    const plan = await open(repository);
    opened.push(repository);
    for (const [index, push] of pushes.entries()) {
      if (typeof push === 'function') await push(repository);
      else await repository.commit({ message: `Push ${index + 1}`, ...(push && { files: push }) });
      await plan.publish();
    }
    expect(await brokenLinks(plan)).toEqual([]);
    return plan;
  };
  return {
    publishStepwise,
    async publish(...pushes) {
      const plan = await publishStepwise(...pushes);
      const atOnce = await open(plan.repository);
      await atOnce.publish();
      expectSameSite(atOnce, plan);
      return plan;
    },
    async close() {
      for (const one of opened.splice(0)) await one.close();
    },
  };
}

/** Expects two sites to have the same objects; names the ones that differ. */
export function expectSameSite(found: PlanSite, expected: PlanSite): void {
  const [some, all] = [found.objects(), expected.objects()];
  expect([...some.keys()]).toEqual([...all.keys()]);
  const text = (body = '') => Buffer.from(body, 'base64').toString();
  for (const [key, body] of all)
    if (some.get(key) !== body) expect([key, text(some.get(key))]).toEqual([key, text(body)]);
}

const pageNames = /\.html$/u;
const feedNames = /\.(?:xml|atom|json)$/u;

/** Addresses that a page, a feed or the sitemap names and that have no object, each with who names it. */
export async function brokenLinks(plan: PlanSite): Promise<string[]> {
  const keys = new Set(plan.objects().keys());
  const broken: string[] = [];
  for (const key of keys) {
    const values = pageNames.test(key)
      ? referencesOf(key, await plan.text(key))
      : feedNames.test(key)
        ? addressesIn(key, await plan.text(key))
        : [];
    if (pageNames.test(key))
      for (const value of deadWithin(key, await plan.text(key))) broken.push(`${key}: ${value}`);
    for (const reference of values) {
      const file = fileOf(reference, testSite.baseUrl);
      if (file === undefined || keys.has(file) || isPair(file, keys)) continue;
      if (!(await isAnswered(file, plan))) broken.push(`${key}: ${reference.value}`);
    }
  }
  return [...new Set(broken)];
}

/**
 * Whether a function answers at an address that has no object: those of forms, of what depends on the
 * day, how to subscribe, of what stands on one page; of a folder that has documents or had changes;
 * of a page in another language.
 */
async function isAnswered(key: string, plan: PlanSite): Promise<boolean> {
  const path = `/${key.replace(/index\.html$/u, '')}`;
  const parsers = [
    parseForm,
    parseSubscribeRequest,
    parseSitemapRequest,
    parseDayRequest,
    parseSinceRequest,
    parseWholeRequest,
    parseWholeOnDay,
  ];
  if (apiAddresses.includes(path) || isOfDay(path)) return true;
  if (parsers.some((parse) => parse(path) !== undefined)) return true;
  const [changes, language] = [parseChangesRequest(path), parseLanguageRequest(path)];
  if (changes) return (await answerChanges(changes, plan, testSite)) !== undefined;
  if (language) return (await answerLanguage(language, plan, testSite)) !== undefined;
  const folder = parseFolderRequest(path);
  return folder !== undefined && (await answerFolder(folder, plan, testSite)) !== undefined;
}

/** Whether it is a comparison of two versions that are there: those that no page shows are made when asked. */
function isPair(key: string, keys: ReadonlySet<string>): boolean {
  const request = parsePair(`/${key.replace(/index\.html$/u, '')}`);
  if (!request) return false;
  const ends = [request.before, request.after].map((name) => `@${name}/index.html`);
  return ends.every((end) => [...keys].some((each) => each.endsWith(end)));
}

/** Every absolute address of the site in a feed or sitemap, also those within escaped HTML. */
function addressesIn(page: string, source: string) {
  const escapedTwice = source.replaceAll('&amp;', '&').replaceAll('&amp;', '&');
  const plain = escapedTwice.replace(/&(?:quot|lt|gt);/gu, ' ');
  const found = plain.match(/https:\/\/plan\.example\.org[^\s"<>\\]*/gu) ?? [];
  // In a text an address stands in parentheses, which are none of it.
  return found.map((value) => ({
    page,
    attribute: 'text',
    value: value.replace(/\)[^/]{0,9}$/u, ''),
  }));
}
