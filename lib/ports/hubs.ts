/** WebSub hubs, which pass changes of feeds on at once. */
export interface Hubs {
  /** @param feeds absolute URLs of the feeds that have changed */
  publish(feeds: readonly string[]): Promise<void>;
}
