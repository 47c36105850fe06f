import type { JsonObject } from '../../src/model/json.ts';

/** What products call themselves in the header Server. */
const servers: readonly (readonly [RegExp, string])[] = [
  [/^MinIO/i, 'MinIO'],
  [/^AmazonS3/i, 'Amazon S3'],
  [/^AliyunOSS/i, 'Alibaba Cloud OSS'],
  [/^tencent-cos/i, 'Tencent Cloud COS'],
  [/^OBS\b/i, 'Huawei Cloud OBS'],
  [/^Ceph Object Gateway/i, 'Ceph RGW'],
  [/^RustFS/i, 'RustFS'],
  [/^SeaweedFS/i, 'SeaweedFS'],
];

/** The product by the headers of a reply; null: they do not tell. */
export function productOf(headers: JsonObject): string | null {
  const server = headers['server'];
  const found = servers.find(([pattern]) => typeof server === 'string' && pattern.test(server));
  if (found !== undefined) return found[1];
  // Ceph numbers its requests: tx, counter, time, zone.
  const request = headers['x-amz-request-id'];
  return typeof request === 'string' && /^tx[0-9a-f]{21}-[0-9a-f]{10}-/.test(request) ? 'Ceph RGW' : null;
}
