import type { en } from './messages.en.ts';

/** What `plumbline init` says and writes, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'init.target-shape': '目标应写作 环境/名称=地址 或 环境/名称/节点=地址，这里是 {written}。',
  'init.name': '环境和各部分的名称只用字母、汉字、数字、.、- 和 _，并以字母、汉字或数字开头，这里是“{name}”。',
  'init.reserved-name': '配置中不能使用名称“{name}”，请换一个名称。',
  'init.address': '无法使用的地址：{written}。',
  'init.scheme': '地址不能以“{written}:”开头。可以使用：{known}。',
  'init.password-in-address':
    '有地址含有密码，或含有形似密码的内容（“:”之后有“@”）。请去掉密码：需要时会询问，或作为密钥查找。该密码可能已留在命令历史中，请更换。路径中的“@”请写作 %40。',
  'init.unused-account':
    '此类地址中不能写账号：{written}。请去掉；此类检查项可用的登录方式，见 plumbline probes 采集项 --lang zh-CN。',
  'init.unused-query': '此类地址中“?”或“#”之后的内容无法使用：{written}。请去掉。',
  'init.database': '数据库地址要写明账号、主机和库名：postgres://账号@主机:5432/库名，这里是 {written}。',
  'init.release': '# 之后写版本在应答中的位置：release+https://主机/version.json#build.version，这里是 {written}。',
  'init.two-kinds': '“{name}”在一处是 {first}，在另一处是 {second}。请给后者另取名称。',
  'init.target-twice':
    '“{name}”在 {environment} 写了两次。如果有多个节点，请写明节点：{environment}/{name}/节点=地址。',
  'init.nodes-mixed': '“{name}”有的地方写了节点，有的地方没有。请全部写明节点。',
  'init.nodes-differ': '“{name}”的各节点在 {settings} 上不同；检查方案只能按地址区分节点。请分别取名。',
  'init.nothing': '没有写明任何目标。请至少写一个 --target，或在终端运行并按提示回答。',
  'init.exists': '{path} 已经存在。请用 --out 另选文件夹，或用 --force 覆盖。',
  'init.ask-name': '系统名称（字母、数字、-）：',
  'init.ask-environments': '各个环境，按版本流转的顺序，用逗号分隔 [test, production]：',
  'init.ask-component': '系统某一部分的名称，例如 orders-db（空行结束）：',
  'init.ask-address': '{name} 在 {environment} 的地址（空行：没有；输入 ? 查看示例）：',
  'init.examples':
    'postgres://账号@10.1.0.9:5432/orders      mysql://账号@主机/orders        https://主机/health\nrelease+https://主机/version.json#version  browser+https://主机/           file:/opt/app/application.properties   host:   java:   ports:\nredis://主机   amqp://账号@主机/vhost   kafka://主机   ldaps://主机   tls://主机:443   tcp://主机:9000   ntp://主机   dns:域名',
  'init.head':
    '{name}：由 plumbline init 于 {date} 根据在 {environments} 看到的内容写成。\n以下各条当时全部符合。请删去无关紧要的，补上重要的，并写明为什么（because）和怎么办（remedy）。\nplumbline probes 采集项 --lang zh-CN 列出可以检查的全部内容。',
  'init.site-head': '{name} 的各部分在哪里。最后一个环境是上线环境（gate）。',
  'init.env-head':
    '{name} 的密钥：请复制到不纳入版本管理的文件中填写，在运行 plumbline check 之前载入。\n名称前加上环境名则只对该环境有效：{example}',
  'init.seen': '；当时为：',
  'init.no-answer': '写成时它在 {place} 没有应答：{cause}暂不对它提出要求。',
  'init.left-out': '未列入，因为当时不符合：{rule}；当时为：{seen}',
  'init.looking': '正在查看 {count} 个目标……',
  'init.done': '已写出：{files}',
  'init.next': '下一步：plumbline check {profile} {site}',
  'init.next-form': '下一步：请客户填写 {form}，然后运行：plumbline init --survey {form} {profile}',
  'init.form-words':
    '生成调查表：plumbline init --make-survey 检查方案；读取调查表：plumbline init --survey 调查表 检查方案。',
  'init.stopped': '已停止，没有写出任何文件。',
  'init.unanswered': '{count} 个目标没有应答；检查方案暂不对它们提出要求，并写明了原因。',
};
