import type { RedlinePair } from './redline-pairs.ts';
import { randomNumbers } from './redline-texts.ts';

/** Pairs of each small shape. */
const pairsPerShape = 60;

/** Bytes of a law. */
const lawBytes = 1_000_000;

/** Words of generated texts: as many as make two texts share some by chance. */
const vocabulary =
  'the of and to a in for is on that by this with are be as at from may shall public data open plan report year city school water road energy trees river budget service office users law court region council ministry school forms fees permits records children farms bridges buses parks housing health safety spring autumn every month agency register owners publish train build repair close open pay keep send visit print sign check plant clean move store answer'.split(
    ' ',
  );

const japanese = {
  subjects: ['委員会', '事業者', '市長', '担当大臣', '利用者', '協議会', '検査官', '申請人'],
  terms: [
    '三十日以内に',
    '四十日以内に',
    '毎年六月までに',
    '二十日前までに',
    '五年ごとに',
    '直ちに',
  ],
  objects: ['報告書を', '計画書を', '許可証を', '登録簿を', '予算案を', '名簿を'],
  verbs: ['提出する', '公表する', '確認する', '保管する', '作成する', '訂正する'],
  join: (subject: string, term: string, object: string, verb: string) =>
    `${subject}は${term}${object}${verb}。`,
};

const chinese = {
  subjects: ['委员会', '申请人', '主管部门', '市政府', '检查员', '各地区'],
  terms: ['应在三十日内', '应在四十日内', '应于每年六月前', '可在五年内', '应当立即'],
  verbs: ['提交', '公布', '核实', '保存', '修改', '登记'],
  objects: ['年度报告', '预算草案', '许可证书', '工作计划', '名单', '检查记录'],
  join: (subject: string, term: string, object: string, verb: string) =>
    `${subject}${term}${verb}${object}。`,
};

const korean = {
  subjects: ['위원회는', '신청인은', '시장은', '담당 부서는', '검사관은'],
  terms: ['30일 이내에', '40일 이내에', '매년 6월까지', '5년마다', '즉시'],
  objects: ['보고서를', '예산안을', '허가증을', '등록부를', '계획서를'],
  verbs: ['제출한다', '공개한다', '확인한다', '보관한다', '정정한다'],
  join: (...words: string[]) => `${words.join(' ')}.`,
};

type Random = () => number;

/** Ways in which texts change that the real histories hardly show. */
export const shapes: Readonly<Record<string, () => RedlinePair[]>> = {
  'levels of lists': () => small('levels', relevelled),
  'lists and paragraphs': () => small('paragraphs', unlisted),
  'Chinese, Japanese, Korean': () => small('cjk', eastAsian),
  'a law of 1 MB': () => [pairOf('law', 0, law(randomNumbers(7)))],
};

function small(name: string, make: (random: Random) => readonly [string, string]): RedlinePair[] {
  return Array.from({ length: pairsPerShape }, (_, index) =>
    pairOf(name, index, make(randomNumbers(index * 97 + 13))),
  );
}

function pairOf(name: string, index: number, [before, after]: readonly [string, string]) {
  return { repository: 'generated', commit: String(index), path: `${name}.md`, before, after };
}

/** Items that go under another one or come out of it, lists and paragraphs that get quoted. */
function relevelled(random: Random): readonly [string, string] {
  const [before, after]: [string[], string[]] = [['# Plan\n'], ['# Plan\n']];
  for (let section = 0; section < 4; section++) {
    const intro = sentence(random, 12);
    const items = Array.from({ length: 4 + whole(random, 6) }, () =>
      sentence(random, 1 + whole(random, 6)),
    );
    const from = 1 + whole(random, items.length - 2);
    const list = (levels: (index: number) => number, texts: readonly string[]) =>
      texts.map((text, index) => `${'  '.repeat(levels(index))}- ${text}`).join('\n');
    const edited = items.map((text) => (random() < 0.2 ? reworded(random, text) : text));
    const nested = list((index) => (index >= from ? 1 : 0), edited);
    const isQuoted = random() < 0.3;
    const isNested = random() < 0.7;
    before.push(`${intro}\n`, `${list(() => 0, items)}\n`);
    after.push(`${isQuoted ? '> ' : ''}${intro}\n`);
    after.push(`${isNested ? nested : list(() => 0, edited)}\n`);
  }
  return both(random, before, after);
}

/** Sentences that become lists, items that become paragraphs or headings, escaped numbers. */
function unlisted(random: Random): readonly [string, string] {
  const [before, after]: [string[], string[]] = [['# Plan\n'], ['# Plan\n']];
  for (let section = 0; section < 4; section++) {
    const intro = sentence(random, 8);
    const items = Array.from({ length: 3 + whole(random, 4) }, () =>
      sentence(random, 2 + whole(random, 6)),
    );
    const way = whole(random, 4);
    const numbered = items.map((text, index) => `${index + 1}. ${text}`).join('\n');
    if (way === 0) {
      before.push(`${intro}, ${items.join(', ')}.\n`);
      after.push(`${intro}:\n`, `${items.map((text) => `- ${text}`).join('\n')}\n`);
    } else {
      before.push(`${intro}:\n`, `${numbered}\n`);
      after.push(`${intro}:\n`);
      if (way === 1) after.push(...items.map((text) => `${text}\n`));
      if (way === 2) after.push(...items.map((text) => `## ${text}\n`));
      if (way === 3) after.push(...items.map((text, index) => `${index + 1}\\. ${text}\n`));
    }
    const last = sentence(random, 15);
    before.push(`${last}\n`);
    after.push(`${last}\n`);
  }
  return both(random, before, after);
}

/** Sentences of which one part is replaced; paragraphs of one to four of them. */
function eastAsian(random: Random): readonly [string, string] {
  const { subjects, terms, objects, verbs, join } = pick(random, [japanese, chinese, korean]);
  const [before, after]: [string[], string[]] = [[], []];
  for (let paragraph = 0; paragraph < 12; paragraph++) {
    const sentences = Array.from({ length: 1 + whole(random, 4) }, () => {
      const parts = [subjects, terms, objects, verbs].map((list) => pick(random, list));
      const place = whole(random, 4);
      const changed = parts.map((part, index) =>
        index === place && random() < 0.3
          ? pick(random, [subjects, terms, objects, verbs][index] ?? [])
          : part,
      );
      const written = ([subject = '', term = '', object = '', verb = '']: readonly string[]) =>
        join(subject, term, object, verb);
      return [written(parts), written(changed)] as const;
    });
    before.push(`${sentences.map(([old]) => old).join('')}\n`);
    after.push(`${sentences.map(([, young]) => young).join('')}\n`);
  }
  return both(random, before, after);
}

/** Articles of numbered paragraphs: some inserted, so that the others get new numbers; amounts. */
function law(random: Random): readonly [string, string] {
  const [before, after]: [string[], string[]] = [[], []];
  let [oldNumber, newNumber] = [1, 1];
  for (let bytes = 0; bytes < lawBytes; ) {
    const paragraphs = Array.from({ length: 2 + whole(random, 5) }, () => sentence(random, 40));
    const edited = paragraphs.map((text) => (random() < 0.05 ? reworded(random, text) : text));
    const written = (number: number, texts: readonly string[]) =>
      `## Article ${number}\n\n${texts.map((text, index) => `${index + 1}. ${text} ${number * 10} euros.`).join('\n')}\n`;
    const added = written(oldNumber++, paragraphs);
    before.push(added);
    bytes += added.length;
    if (random() < 0.02) after.push(written(newNumber++, [sentence(random, 30)]));
    if (random() > 0.01) after.push(written(newNumber++, edited));
  }
  return [before.join('\n'), after.join('\n')];
}

/** Half of the pairs go the other way. */
function both(random: Random, before: readonly string[], after: readonly string[]) {
  const [old, young] = [before.join('\n'), after.join('\n')];
  return random() < 0.5 ? ([old, young] as const) : ([young, old] as const);
}

function sentence(random: Random, length: number): string {
  const words = Array.from({ length }, () => pick(random, vocabulary)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function reworded(random: Random, text: string): string {
  const words = text.split(' ');
  return words.toSpliced(whole(random, words.length), 1, pick(random, vocabulary)).join(' ');
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

function pick<T>(random: Random, [first, ...others]: readonly T[]): T {
  const index = whole(random, others.length + 1);
  const picked = index === 0 ? first : others[index - 1];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
}
