import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '系统服务',
  'probe.about':
    '向 systemd、init 脚本或 Windows 查询已安装的服务、运行状态、进入该状态的时间以及是否开机自启。只读，不做任何修改。',
  'setting.names': '要查看的服务：[nginx, kingbase]；默认查看全部',
  'setting.platform': 'linux 或 windows：触点清单只列出该系统的文件与命令',
  'services.wanted-name': '服务名称：字母、数字、空格和 _ : @ . $ -，不能以连字符开头',
  'fact.manager': '服务管理器',
  'fact.services': '服务',
  'fact.services.installed': '已安装',
  'fact.services.state': '状态',
  'fact.services.subState': '系统给出的详细状态',
  'fact.services.enabled': '开机自启',
  'fact.services.startup': '启动方式',
  'fact.services.since': '进入该状态的时间',
  'fact.services.pid': '主进程号',
  'fact.services.restarts': '自动重启次数',
  'fact.services.result': '上次运行结果',
  'gap.init-script': 'init 脚本不提供此项',
  'gap.no-manager': '此处没有运行服务管理器：首个进程既不是 systemd，也不是 init（容器中通常如此）',
  'gap.no-restarts': '此版本的 systemd 不统计重启次数',
  'gap.no-status': 'init 脚本没有给出状态',
  'gap.no-unit-file': '该单元没有自己的单元文件',
  'gap.only-loaded': '只采集到已加载的服务：{because}',
  'gap.startup': '{startup} 不能说明是否开机自启',
  'gap.unknown-state': 'systemd 给出的状态无法识别：{state}',
};
