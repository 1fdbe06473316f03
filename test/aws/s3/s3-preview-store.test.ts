import { describe, expect, it } from '@jest/globals';
import { createS3Client } from '../../../lib/aws/clients/clients.ts';
import { createS3PreviewStore } from '../../../lib/aws/s3/s3-preview-store.ts';
import { useService } from '../service.ts';

const service = useService();

describe('a preview that is removed', () => {
  it('is not said to be gone where S3 answers 200 and removes nothing', async () => {
    const xml = 'application/xml';
    service.answerWith(({ url }) =>
      url.includes('delete')
        ? {
            status: 200,
            type: xml,
            body: '<DeleteResult><Error><Key>@preview/1/index.html</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>',
          }
        : {
            status: 200,
            type: xml,
            body: '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>@preview/1/index.html</Key></Contents></ListBucketResult>',
          },
    );
    const store = createS3PreviewStore(createS3Client(service.environment()), 'site');
    await expect(store.replace(1, [])).rejects.toThrow(
      '1 of 1 pages of a preview were not removed, the first of them @preview/1/index.html: AccessDenied Access Denied',
    );
  });
});
