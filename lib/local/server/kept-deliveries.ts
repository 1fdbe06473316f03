import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deliveryName, parseDelivery } from '../../aws/sqs/sqs-delivery-queue.ts';
import type { Delivery, DeliveryQueue } from '../../ports/deliveries.ts';

/** A delivery queue that outlives the process: the embedded one does not. */
export interface KeptDeliveries {
  readonly queue: DeliveryQueue;
  /** Forgets a message that was taken, by its body. */
  forget(body: string): Promise<void>;
  /** Puts what an earlier process left into the queue. */
  restore(): Promise<void>;
}

/** @param folder holds a file for each message that is not taken yet */
export function keepDeliveries(inner: DeliveryQueue, folder: string): KeptDeliveries {
  const fileOf = (delivery: Delivery) => path.join(folder, `${deliveryName(delivery)}.json`);
  return {
    queue: {
      async send(deliveries) {
        await mkdir(folder, { recursive: true });
        for (const delivery of deliveries) await writeWhole(fileOf(delivery), delivery);
        await inner.send(deliveries);
      },
    },
    async forget(body) {
      const delivery = parseDelivery(body);
      if (delivery) await rm(fileOf(delivery), { force: true });
    },
    async restore() {
      const names = await readdir(folder).catch(() => []);
      const files = names.filter((name) => name.endsWith('.json'));
      const texts = await Promise.all(
        files.map((name) => readFile(path.join(folder, name), 'utf8')),
      );
      const deliveries = texts.flatMap((text) => parseDelivery(text) ?? []);
      await inner.send(deliveries.toSorted((one, other) => one.after - other.after));
    },
  };
}

/** Whole or not at all: a process may be killed at any time. */
async function writeWhole(file: string, delivery: Delivery): Promise<void> {
  await writeFile(`${file}.writing`, JSON.stringify(delivery));
  await rename(`${file}.writing`, file);
}
