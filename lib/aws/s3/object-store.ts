/** Where what is too large for an item is kept: bytes by key, never listed, read by key alone. */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Does nothing when there is no such object. */
  remove(key: string): Promise<void>;
}
