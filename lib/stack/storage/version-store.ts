import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { createPrivateBucket, grantObjects } from './private-bucket.ts';

function createTable(scope: Construct, isCreating: boolean): ITable {
  // The class declares optional members in a way that exactOptionalPropertyTypes tells from its interface.
  return new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.DEFAULT,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // A failed creation takes the table with it, which its protection would stop.
    deletionProtection: !isCreating,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    // Records only wake a stage, which then reads the table itself.
    stream: StreamViewType.KEYS_ONLY,
  }) as ITable;
}

/** The stream's ARN begins with the table's. */
function attachTable(scope: Construct, tableStreamArn: string): ITable {
  const tableArn = tableStreamArn.slice(0, tableStreamArn.indexOf('/stream/'));
  return Table.fromTableAttributes(scope, 'AttachedTable', { tableArn, tableStreamArn });
}

/** What is left of a long listing (lib/github/kept-line.ts): whoever still needs it lists again. */
const linesExpire = { prefix: 'lines/', expiration: Duration.days(30) };

export interface VersionStoreProps {
  readonly tableStreamArn?: string | undefined;
  readonly isCreating?: boolean;
}

/** The public record: the table, and the bucket of what is too large for it. */
export class VersionStore extends Construct {
  readonly table: ITable;
  readonly texts: IBucket;

  /**
   * @param tableStreamArn of a table that is there already, which the stack then only uses
   * @param isCreating whether the table is not protected yet
   */
  constructor(
    scope: Construct,
    id: string,
    { tableStreamArn, isCreating = false }: VersionStoreProps = {},
  ) {
    super(scope, id);
    this.table =
      tableStreamArn === undefined
        ? createTable(this, isCreating)
        : attachTable(this, tableStreamArn);
    this.texts = createPrivateBucket(this, 'Texts', [linesExpire]);
  }

  grantRead(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
    grantObjects(this.texts, grantee, ['s3:GetObject']);
  }

  /** What is only read, but for entries of render's index. */
  grantIndex(grantee: IGrantable): void {
    this.grantRead(grantee);
    this.table.grant(grantee, 'dynamodb:PutItem');
    grantObjects(this.texts, grantee, ['s3:PutObject']);
  }

  /** Every stage that keeps a cursor may have to finish another one's interrupted publication. */
  grantReadWrite(grantee: IGrantable): void {
    this.grantRead(grantee);
    this.table.grant(
      grantee,
      'dynamodb:PutItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    );
    grantObjects(this.texts, grantee, ['s3:PutObject', 's3:DeleteObject']);
  }
}
