import type { VNode } from 'preact';
import { dayFormAddress, href, sinceFormAddress } from '../../plan/addresses/addresses.ts';
import { pastWordsIn } from '../../words/past-words.ts';
import type { Words } from '../../words/words.ts';
import type { Site } from '../models.ts';

interface DoorProps {
  readonly site: Site;
  readonly words: Words;
  /** Of a folder; the plan where it is absent. */
  readonly address?: string;
  /** The day that is chosen at first, `2016-05-01`. */
  readonly day?: string | undefined;
}

/** Asks for the plan, or a folder, as it stood on a day. Nothing in a site of plain files. */
export function DayDoor({ site, words, address = '/', day }: DoorProps): VNode | null {
  if (site.isPlainFiles) return null;
  const own = pastWordsIn(words.language);
  return (
    <Door id="@plan-on" action={dayFormAddress(address)} name="day" label={own.planOn} day={day}>
      {own.show}
    </Door>
  );
}

/** Asks for what changed in the plan, or a folder, since a day. Nothing in a site of plain files. */
export function SinceDoor({ site, words, address = '/', day }: DoorProps): VNode | null {
  if (site.isPlainFiles) return null;
  const own = pastWordsIn(words.language);
  return (
    <Door
      id="@changed-since"
      action={sinceFormAddress(address)}
      name="date"
      label={own.changedSince}
      day={day}
    >
      {own.show}
    </Door>
  );
}

function Door(props: {
  id: string;
  action: string;
  name: string;
  label: string;
  day: string | undefined;
  children: string;
}): VNode {
  const { id, action, name, label, day, children } = props;
  return (
    <form class="day" action={href(action)} method="get">
      <p>
        <label for={id}>{label}</label>{' '}
        <input id={id} type="date" name={name} value={day} required />{' '}
        <button type="submit">{children}</button>
      </p>
    </form>
  );
}
