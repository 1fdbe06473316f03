import type { RenderedAll } from '../../pipeline/render-all/render-all.ts';
import type { RenderAllPlace } from './render-all-pages.ts';

/** What a thread that makes pages is started with. */
export interface ThreadTask extends Omit<RenderAllPlace, 'look'> {
  /** One number of 32 bits that all threads share: how many turns were taken. */
  readonly turns: SharedArrayBuffer;
  readonly program: string;
  readonly startAt: number;
}

/** What such a thread says: that a unit is made, and at its end what it made. */
export type ThreadWord = 'unit' | RenderedAll;

/** Takes turns with other threads. */
export function turnsOf(turns: SharedArrayBuffer): () => number {
  const taken = new Int32Array(turns);
  return () => Atomics.add(taken, 0, 1);
}
