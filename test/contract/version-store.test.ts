import { createDynamoVersionStore } from '../../lib/aws/dynamo/dynamo-version-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { openScratchDatabase } from '../../lib/sqlite/scratch-database.ts';
import { createSqliteVersionStore } from '../../lib/sqlite/sqlite-version-store.ts';
import { useEmulators } from './emulated.ts';
import { describeVersionStore } from './version-store.ts';

const freshPlace = useEmulators();

describeVersionStore('memory', async () => createMemoryVersionStore());
describeVersionStore('SQLite', async () => createSqliteVersionStore(openScratchDatabase()));
describeVersionStore('DynamoDB', async () => createDynamoVersionStore(await freshPlace()));
