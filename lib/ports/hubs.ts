/** WebSub hubs, which pass changes of feeds on at once. */
export interface Hubs {
  /** The hubs as one run of a stage asks them: one that does not answer is not waited for again. */
  forRun(): HubsOfRun;
}

export interface HubsOfRun {
  /** @param feeds absolute URLs of the feeds that have changed */
  publish(feeds: readonly string[]): Promise<void>;
}
