import type { LandscapeEvent, LandscapeProblem } from './landscape-event.ts';

export const messagesZhCn: Readonly<Record<LandscapeEvent['code'] | LandscapeProblem, string>> = {
  'landscape-leftover-removed': '已清理上次演示遗留的 {folder}',
  'landscape-database-started': '{environment}：PostgreSQL {major} 已在 {address} 监听',
  'landscape-service-started': '{environment}：服务已启动 {url}',
  'landscape-stopped': '演示所用的服务器已全部停止',
  'landscape-root': 'PostgreSQL 不能以 root 运行，而本机没有可用的账号（{accounts}）。请以普通用户运行本程序。',
  'landscape-folder': '运行服务器的账号无法使用任何一个临时目录：{folders}。请把 TMPDIR 设为所有账号都能进入的目录。',
  'landscape-package':
    '没有安装用于 {system} 的 PostgreSQL {major} 程序（软件包 {name}）。演示需要它；安装时省略可选依赖就会缺少。请运行：npm install --include=optional',
  'landscape-libc': '无法启动 {program}：文件存在，但本系统不能运行它，需要 GNU C 库（Alpine 等系统使用的是 musl）。',
  'landscape-noexec': '无法启动 {program}：临时目录可能禁止运行程序（以 noexec 挂载），请把 TMPDIR 设为其他目录。',
  'landscape-ended': '{program} 尚未就绪就已退出：\n{said}',
};
