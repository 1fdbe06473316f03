import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsError } from '../../errors/errors.ts';

/** What a home publishes, and how its pages say so. Kept in the home, where a person can read it. */
export interface PlanSettings {
  /** Form of this file, and of everything else in the home. */
  readonly format: typeof homeFormat;
  /** Folder or URL of the plan's repository; absent for a plan that lives in the home alone. */
  readonly repository?: string;
  /** Whether the home's own git remote takes pushes; otherwise the repository is followed. */
  readonly serve: boolean;
  readonly branch: string;
  /** The plan's folder in the repository, `''` for all of it. */
  readonly path: string;
  readonly title: string;
  /** BCP 47 tag of texts whose folder names none. */
  readonly language: string;
  /** Where readers find the site, no trailing slash: pages and feeds name it. */
  readonly url: string;
  /** TCP port of the site on this machine. */
  readonly port: number;
  /** Whether the home's git remote refuses a push that brings errors; absent where it does not. */
  readonly refuseErrors?: boolean;
  /** Absolute URLs of WebSub hubs that hear of every change; feeds name them. */
  readonly hubs?: readonly string[];
  /** When commitments count as due soon and as silent (lib/settings/periods.ts). */
  readonly deadlines?: string;
  /** Where readers see the repository (lib/settings/repository-links.ts); empty or absent: nowhere. */
  readonly publicRepository?: string;
  /** File that says who is told of each change set (docs/deliveries.md); empty or absent: nobody. */
  readonly recipients?: string;
  /** Set while pages are made anew, because they name another title, address, repository or hubs. */
  readonly isChanging?: true;
}

/** What one start asks for; what it leaves out is as it was. */
export type AskedSettings = {
  readonly [Name in keyof Omit<PlanSettings, 'format' | 'isChanging'>]?:
    | PlanSettings[Name]
    | undefined;
};

const homeFormat = 1;
const file = 'settings.json';

/** Homes that were made before {@link file} had this one, with the title and the URL alone. */
const formerFile = 'site.json';

/**
 * The settings of a home; `undefined` for a home that publishes nothing yet.
 *
 * @throws {SettingsError} when a newer Gazette wrote them, or they cannot be read
 */
export async function readPlanSettings(home: string): Promise<PlanSettings | undefined> {
  const settings = await readJson(join(home, file));
  if (settings === undefined) return readFormerSettings(home);
  const { format } = settings;
  if (isSettings(settings)) return settings;
  if (format === homeFormat || typeof format !== 'number')
    throw new SettingsError(
      `${join(home, file)} holds no settings of a plan.`,
      'Put it right, or take another home, --home DIR.',
    );
  throw new SettingsError(
    `A newer Gazette has made ${home} (format ${String(format)}; this one knows ${homeFormat}).`,
    'Start that Gazette, or take another home, --home DIR.',
  );
}

function isSettings(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & PlanSettings {
  const texts = ['branch', 'path', 'title', 'language', 'url'];
  return (
    value.format === homeFormat &&
    texts.every((name) => typeof value[name] === 'string') &&
    typeof value.port === 'number'
  );
}

/** Notes what the home publishes; written as a whole or not at all. */
export async function writePlanSettings(home: string, settings: PlanSettings): Promise<void> {
  const temporary = join(home, `${file}.new`);
  const text = `${JSON.stringify(settings, undefined, 2)}\n`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, join(home, file));
}

async function readFormerSettings(home: string): Promise<PlanSettings | undefined> {
  const former = await readJson(join(home, formerFile));
  if (former === undefined) return undefined;
  const url = String(former.url);
  return {
    ...{ format: homeFormat, serve: true, branch: 'main', path: '', language: 'en' },
    ...{ title: String(former.title), url, port: Number(new URL(url).port) },
  };
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Object(value) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    if (Object(cause).code === 'ENOENT') return undefined;
    throw new SettingsError(
      `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Put it right, or take another home, --home DIR.',
      { cause },
    );
  }
}

/** What one setting is called when it contradicts what is published, and why it cannot change. */
const fixed = {
  repository: 'the repository',
  serve: 'the option --serve',
  branch: 'the branch',
  path: 'the folder (--path)',
  language: 'the language',
} as const satisfies Partial<Record<keyof AskedSettings, string>>;

/**
 * Settles what a start publishes. What is on record follows from the repository, its branch and
 * folder, and the language, so none of them changes. Pages name the title and the address; with
 * others they are all made anew.
 *
 * @param kept what the home publishes; `undefined` for a new home
 * @param fallback what a new home takes where nothing is asked
 * @throws {SettingsError} when something is asked that contradicts what is published
 */
export function settleSettings(
  home: string,
  kept: PlanSettings | undefined,
  asked: AskedSettings,
  fallback: Omit<PlanSettings, 'format' | 'url'>,
): PlanSettings {
  if (kept === undefined) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    const settings = { ...fallback, ...Object.fromEntries(given) };
    return { format: homeFormat, url: localUrl(settings.port), ...settings };
  }
  for (const [name, what] of Object.entries(fixed) as [keyof typeof fixed, string][]) {
    const wanted = asked[name];
    if (wanted === undefined || wanted === kept[name]) continue;
    throw new SettingsError(
      `${home} publishes with ${what} ${shown(kept[name])} already, not ${shown(wanted)}.`,
      'What is published keeps what it was published with: start without that option, or publish into a new home, --home DIR.',
    );
  }
  const { refuseErrors, recipients, deadlines } = asked;
  const { title = kept.title, hubs = kept.hubs } = asked;
  const { publicRepository = kept.publicRepository } = asked;
  // Port 0 takes any port, so the one that it had as well.
  const port = asked.port || kept.port;
  const isLocal = kept.url === localUrl(kept.port);
  const url = asked.url ?? (isLocal ? localUrl(port) : kept.url);
  return {
    ...{ ...kept, port, title, url },
    // What pushes are refused for is no part of what is published.
    ...(refuseErrors && { refuseErrors }),
    ...(recipients !== undefined && { recipients }),
    ...(hubs && { hubs }),
    ...(deadlines && { deadlines }),
    ...(publicRepository !== undefined && { publicRepository }),
    ...(isOther({ title, url, hubs, publicRepository }, kept) && { isChanging: true }),
  };
}

/** Whether pages or feeds name something else than before. */
function isOther(
  asked: Pick<AskedSettings, 'title' | 'url' | 'hubs' | 'publicRepository'>,
  kept: PlanSettings,
): boolean {
  const isSameHubs = asked.hubs?.join(' ') === kept.hubs?.join(' ');
  const names = ['title', 'url', 'publicRepository'] as const;
  return !isSameHubs || names.some((name) => asked[name] !== kept[name]);
}

/** Where the site is when only this machine reads it. */
export function localUrl(port: number): string {
  return `http://localhost:${port}`;
}

function shown(value: string | number | boolean | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === '' ? '“”' : String(value);
}
