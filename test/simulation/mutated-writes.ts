import { puts, rewrites, withText } from './mutated-ports.ts';
import { hostileText } from './texts.ts';
import type { Ports } from './world.ts';

export function putsBlindly({ pages, ...ports }: Ports): Ports {
  return {
    ...ports,
    pages: {
      ...pages,
      async put(page) {
        const sequence = Math.max(page.sequence, (await pages.get(page.key))?.sequence ?? 0);
        return pages.put({ ...page, sequence });
      },
    },
  };
}

export function losesWrites({ pages, ...ports }: Ports): Ports {
  let count = 0;
  return {
    ...ports,
    pages: {
      ...pages,
      async put(page) {
        count += 1;
        return count % 50 === 0 ? true : pages.put(page);
      },
    },
  };
}

export function indexesBlindly({ index, ...ports }: Ports): Ports {
  const always = Number.MAX_SAFE_INTEGER;
  return {
    ...ports,
    index: {
      ...index,
      put: (partition, sort, value) => index.put(partition, sort, value, always),
      remove: (partition, sort) => index.remove(partition, sort, always),
    },
  };
}

export function removesNothing({ index, ...ports }: Ports): Ports {
  return { ...ports, index: { ...index, remove: async () => {} } };
}

export function marksNothing({ index, ...ports }: Ports): Ports {
  return {
    ...ports,
    index: {
      ...index,
      async put(partition, ...words) {
        if (!partition.startsWith('MARKED')) await index.put(partition, ...words);
      },
    },
  };
}

const versionPages = /(?:^|\/)@[0-9a-f]{12}\/index\.html$/u;
const redlinePages = /(?:^|\/)@compare\//u;
const htmlPages = /\.html$/u;

/** A version's page that is made again has another text. */
export const changesVersions = puts(async (page, pages) => {
  if (!versionPages.test(page.key) || !(await pages.get(page.key))) return page;
  return withText(page, (text) => text.replaceAll('Sentence', 'Sentence, or so,'));
});

/** A version's page shows another text until it is made again. */
export const correctsVersions = puts(async (page, pages) => {
  if (!versionPages.test(page.key) || (await pages.get(page.key))) return page;
  return withText(page, (text) => text.replaceAll('Sentence', 'Sentence, or so,'));
});

/** What is downloaded as a version's source is another text. */
export const changesSources = rewrites(/\/source\.md$/u, (text) => `${text}\n`);

export const breaksRssLinks = rewrites(/(?:^|\/)feed\.xml$/u, (text) =>
  text.replace(/(<item>.*?<link>[^<]*)/su, '$1gone/'),
);

export const breaksAtomLinks = rewrites(/(?:^|\/)feed\.atom$/u, (text) =>
  text.replace(/(<entry.*?rel="related"[^>]*href="[^"]*)/su, '$1gone/'),
);

export const dropsDeletions = rewrites(redlinePages, (text) =>
  text.replaceAll(/<del\b(?:(?!<del\b).)*?<\/del>/gsu, ''),
);

export const dropsInsertions = rewrites(redlinePages, (text) =>
  text.replaceAll(/<ins\b(?:(?!<ins\b).)*?<\/ins>/gsu, ''),
);

export const escapesNothing = rewrites(htmlPages, (text) =>
  text.replaceAll(hostileText.replaceAll('<', '&lt;').replaceAll('>', '&gt;'), hostileText),
);

export const keepsHandlers = rewrites(htmlPages, (text) =>
  text.replace('<h1', '<h1 onclick="alert(1)"'),
);

export const namesTheClock = rewrites(htmlPages, (text) => `${text}<!-- ${Date.now()} -->\n`);

export const namesANumber = rewrites(htmlPages, (text) => `${text}<!-- ${Math.random()} -->\n`);
