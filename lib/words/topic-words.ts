import { wordLanguage } from './language.ts';
import { wordsFor } from './site-words.ts';

/** What feeds about a topic are called in one language. */
interface TopicWords {
  readonly substance: string;
  readonly facts: string;
  readonly lead: (name: string) => string;
  readonly status: (name: string) => string;
}

const english: TopicWords = {
  substance: 'Changes of substance',
  facts: 'Facts: status, dates, milestones',
  lead: (name) => `Lead: ${name}`,
  status: (name) => `Reached: ${name}`,
};

const french: TopicWords = {
  substance: 'Changements de fond',
  facts: 'Faits : statut, dates, jalons',
  lead: (name) => `Pilote : ${name}`,
  status: (name) => `Statut atteint : ${name}`,
};

/**
 * What a topic is called.
 *
 * @param topic the end of its address: `substance`, `facts`, `lead/<name>` or `status/<name>`
 * @param name the institution, or the status as it was written
 */
export function topicTitle(topic: string, name: string, language: string): string {
  const words = wordLanguage(language) === 'fr' ? french : english;
  const [sort] = topic.split('/', 1);
  if (sort === 'lead') return words.lead(name);
  if (sort === 'status') return words.status(topicName(topic, name, language));
  return sort === 'facts' ? words.facts : words.substance;
}

/** The institution, or the status in words, that a topic is about. */
export function topicName(topic: string, name: string, language: string): string {
  return topic.startsWith('status/') ? statusText(name, language) : name;
}

/** A status of the scale in words; any other as its author has it. */
function statusText(name: string, language: string): string {
  return new Map(Object.entries(wordsFor(language).statuses)).get(name) ?? name;
}
