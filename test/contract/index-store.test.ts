import { createDynamoIndexStore } from '../../lib/aws/dynamo/dynamo-index-store.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { openScratchDatabase } from '../../lib/sqlite/scratch-database.ts';
import { createSqliteIndexStore } from '../../lib/sqlite/sqlite-index-store.ts';
import { useEmulators } from './emulated.ts';
import { describeIndexStore } from './index-store.ts';

const freshPlace = useEmulators();

describeIndexStore('memory', async () => createMemoryIndexStore());
describeIndexStore('SQLite', async () => createSqliteIndexStore(openScratchDatabase()));
describeIndexStore('DynamoDB', async () => createDynamoIndexStore(await freshPlace()));
