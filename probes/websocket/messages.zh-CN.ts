import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  probe: 'WebSocket',
  'probe.about':
    '对一个 URL 发起 WebSocket 握手，检查能否切换成功并进行 ping；按需发送一条文本并读取一条消息。能指出未转发升级请求的代理。',
  'setting.url': 'ws 或 wss 地址，不含用户名和密码',
  'setting.query': '需要保密的查询参数，例如令牌',
  'setting.headers': '附加的请求头，值可以是密钥',
  'setting.bearer': 'Authorization: Bearer 的令牌，写成 ${secret:NAME}',
  'setting.origin': '浏览器会发送的 Origin，例如 https://app.example',
  'setting.subprotocols': '提供的子协议，按优先顺序',
  'setting.compression': '是否提供 permessage-deflate 压缩，默认不提供',
  'setting.send': '要发送的文本消息',
  'setting.sideEffect': '该消息是否会改动目标系统，默认视为会',
  'setting.read': '是否等待服务端的一条消息，默认不等待',
  'websocket.wanted-url': '以 ws:// 或 wss:// 开头的地址，不含用户名和密码',
  'note.redirect': '服务端要求重定向到 {location}。WebSocket 不跟随重定向，请直接使用最终地址。',
  'note.origin': '服务端可能只接受特定来源的页面：请将 `origin` 设为应用的来源。',
  'note.page': '返回的是页面：“{title}”。',
  'note.stripped':
    '后端服务没有收到升级请求时就会这样应答：nginx 只有配置 proxy_http_version 1.1，并用 proxy_set_header 设置 Upgrade 和 Connection，才会转发。',
  'note.unsaid': '未说明',
  'note.wrong-accept': '对握手密钥的应答不正确：途中有设备返回了缓存内容，或对方并非 WebSocket 服务。',
  'note.wrong-subprotocol': '服务端选择了未提供的子协议。',
  'note.wrong-extension': '服务端选择了未提供的扩展。',
  'fact.url': '地址',
  'fact.status': 'HTTP 状态码',
  'fact.headers': '响应头',
  'fact.subprotocol': '子协议',
  'fact.extensions': '扩展',
  'fact.pong': 'pong 应答耗时',
  'fact.message': '第一条消息',
  'fact.message.type': '消息类型',
  'fact.message.bytes': '消息长度',
  'fact.message.text': '消息文本',
};
