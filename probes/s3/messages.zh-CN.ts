import { zhCN as product } from '../../src/kit/http-json/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...product,
  probe: '对象存储（S3）',
  'probe.about':
    '列出 S3 服务（MinIO、Ceph RGW、OSS 等）存储桶中的一项，检查密钥是否正确、存储桶是否存在、时钟是否一致。不读取任何对象，不做任何修改。',
  'setting.url': '服务地址，例如 https://minio.example:9000',
  'setting.bucket': '存储桶名称',
  'setting.region': '签名使用的区域，默认 us-east-1',
  'setting.style': '存储桶名称的位置：path（默认，放在路径中）或 virtual（放在主机名前，OSS 要求如此）',
  'setting.accessKey': '访问密钥（AccessKey）；不写则匿名访问',
  'setting.secretKey': '私有密钥（SecretKey），写成 ${secret:NAME}；只用于签名，不会发送',
  's3.wanted-bucket': '2 至 255 个字符，以字母或数字开头，只含字母、数字、点、连字符和下划线',
  's3.wanted-region': '只含字母、数字和连字符',
  's3.access-key': 'accessKey 不含空格和特殊字符',
  's3.half-key': 'accessKey 和 secretKey 要么都写，要么都不写',
  'note.other-region': '服务要求使用其他区域或其他地址：{region}。',
  'fact.product': '产品',
  'fact.bucketExists': '存储桶存在',
  'fact.mayList': '可列出存储桶内容',
  'fact.empty': '存储桶为空',
  'fact.region': '区域',
  'fact.clock': '服务端时钟',
  'fact.clock.time': '服务端时间',
  'fact.clock.ahead': '服务端时钟比本机快',
};
