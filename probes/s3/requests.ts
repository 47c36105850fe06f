import type { Asked } from '../../src/kit/http-json/touches.ts';

/** What may be asked (Amazon S3 API reference, ListObjectsV2 and HeadBucket): the bucket itself where it may not be listed. */
export const requests = {
  list: { path: '/?list-type=2&max-keys=1' },
  head: { method: 'HEAD', path: '/' },
} as const satisfies Record<string, Asked>;
