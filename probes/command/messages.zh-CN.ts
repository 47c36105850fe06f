import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '命令',
  'probe.about':
    '运行检查方案指定的程序（不经过 shell），报告退出码、输出以及从输出中取出的值。仅在加上 --allow-commands 时运行。',
  'setting.argv': '程序及其参数，每个一项：[redis-cli, -p, "6379", ping]；程序写名称或完整路径',
  'setting.cwd': '运行所在的目录，须为完整路径；默认为运行检查的目录',
  'setting.encoding': '输出的编码：auto、utf-8 或 gbk',
  'setting.json': 'JSON 输出中的路径，其值成为 json 下的事实：build.version、items[0].name',
  'setting.pairs': '设为 true 时，形如 name=value 或 name: value 的行成为 values 下的事实',
  'setting.pattern': '对输出使用的正则表达式，其命名分组成为 values 下的事实：(?P<version>\\d+\\.\\d+)',
  'setting.sideEffect': '设为 true 表示该命令会做修改，还须加上 --allow-side-effects 才运行',
  'command.word': '不含 NUL 的文本；不能是密钥：参数会出现在进程列表中，请改为让程序从文件读取',
  'command.program': '程序名称或其完整路径',
  'command.folder': '目录的完整路径',
  'command.pattern': '须为至少有一个命名分组的正则表达式，不支持环视和反向引用',
  'command.json-nested': 'json 中一条路径位于另一条路径的值之内；请只写其中一条',
  'command.one-way': 'pairs 和 pattern 不能同时使用',
  'fact.exitCode': '退出码',
  'fact.signal': '终止信号',
  'fact.stdout': '标准输出',
  'fact.stderr': '标准错误输出',
  'fact.json': 'JSON 输出中的值',
  'fact.values': '输出中的值',
  'fact.durationMs': '耗时',
};
