/** Bytes by key that a run leaves for the next one. What is lost is worked out again. */
export interface KeptObjects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Does nothing when there is no such object. */
  remove(key: string): Promise<void>;
}
