/** Pages that are made together, in need of no others: those of some change sets. */
export interface Unit {
  /** Sequence number of the first change set. */
  readonly first: number;
  /** Sequence number of the last one. */
  readonly last: number;
  /** Which of the documents of its one change set it makes, where there are too many for one unit. */
  readonly part?: UnitPart;
}

/** Documents of a change set, in its order: the part `number`, from 0, of parts of `size`. */
export interface UnitPart {
  readonly number: number;
  readonly size: number;
}

/** A unit that is to be made. */
export interface UnitMessage {
  /** Number of the run that it belongs to. */
  readonly run: number;
  readonly unit: Unit;
}

/** Hands units to whoever makes them: in any order, and now and then twice. */
export interface UnitQueue {
  send(messages: readonly UnitMessage[]): Promise<void>;
}
