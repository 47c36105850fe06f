import type { LandscapeEvent } from './landscape-event.ts';

export const messagesZhCn: Readonly<Record<LandscapeEvent['code'], string>> = {
  'landscape-leftover-removed': '已清理上次演示遗留的 {folder}',
  'landscape-database-started': '{environment}：PostgreSQL {major} 已在 {address} 监听',
  'landscape-service-started': '{environment}：服务已启动 {url}',
  'landscape-stopped': '演示所用的服务器已全部停止',
};
