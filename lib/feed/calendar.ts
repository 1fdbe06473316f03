import {
  escape as escapeText,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { legalText } from '../markup/xml.ts';
import { addDays } from '../plan/standing/days.ts';

/** A day on which something is due. */
export interface CalendarEvent {
  /** The same for ever, and in every calendar. */
  readonly id: string;
  /** Grows whenever what it is made from has changed (RFC 5545 section 3.8.7.4). */
  readonly sequence: number;
  /** UTC, `2016-06-30`. */
  readonly day: string;
  /** When what it is made from changed, ISO 8601 in UTC. */
  readonly changed: string;
  readonly title: string;
  /** Plain text; lines are kept. */
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  readonly categories: readonly string[];
  readonly isCancelled: boolean;
}

/** A calendar that programs subscribe to. */
export interface Calendar {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Absolute address of its page. */
  readonly page: string;
  readonly events: readonly CalendarEvent[];
}

export const calendarType = 'text/calendar; charset=utf-8';

/** How often programs are asked to look again, in seconds. */
const refreshSeconds = 6 * 60 * 60;

/** Writes a calendar (RFC 5545; its name and how often to look, RFC 7986). Nothing of it comes from a clock. */
export function writeCalendar({ title, description, language, page, events }: Calendar): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Gazette', product: 'Due dates', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes what a calendar says of itself as it is, and escapes that of its events.
    name: escapeText(oneLine(title), false),
    description: escapeText(oneLine(description), false),
    url: page,
    ttl: refreshSeconds,
  });
  for (const event of events) addEvent(calendar, event);
  return `${calendar.toString().trimEnd()}\r\n`;
}

function addEvent(calendar: ICalCalendar, event: CalendarEvent): void {
  const { id, sequence, day, changed, title, description, url, categories, isCancelled } = event;
  calendar.createEvent({
    ...{ id, sequence, url },
    ...{ allDay: true, start: new Date(day), end: new Date(addDays(day, 1)) },
    ...{ stamp: new Date(changed), lastModified: new Date(changed) },
    summary: oneLine(title),
    description: plain(description),
    categories: categories.map((name) => ({ name: oneLine(name) })),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // Nobody is busy on the day that something is due.
    transparency: ICalEventTransparency.TRANSPARENT,
  });
}

/** Control characters have no place in a text of a calendar (RFC 5545 section 3.1). */
function plain(text: string): string {
  return legalText(text).replace(/[^\P{Cc}\n]/gu, ' ');
}

function oneLine(text: string): string {
  return plain(text).replace(/\s+/gu, ' ').trim();
}
