export const HELP = `梧桐：人社基层公共服务平台

用法：wutong <命令> [参数]

命令：
  serve [--port 7070] [--data 目录] [--host 地址] [--no-demo]
                                启动服务
  pack check 目录…              检查内容包；多个目录一并解析，逐条列出文件和位置
  bpmn check 文件…              检查 BPMN 流程能否执行
  bpmn lint 文件… [--json]      检查流程的设计，逐条给出说明页
  bpmn import 文件 [--out 新文件] [--posts 对照表.json] [--json]
                                导入 Camunda、Flowable、Activiti 的流程，列出已转换和未转换的内容
  bpmn migrate 旧版 新版 [--map 对照表.json] [--state 状态.json] [--process 流程] [--now 时间] [--json]
                                列出两版流程的对照；给出状态时说明该办件能否迁移、为何不能、定时如何变化
  bpmn run 文件 [--scenario 场景.json] [--process 流程] [--json] [--restart] [--scripts skip] [--max-steps 步数]
                 [--decisions 目录]
                                在内存中执行 BPMN 流程，列出经过；场景给出数据、时间和命令，目录中的 DMN 供业务规则任务调用
  dmn check 文件…               检查 DMN 决策能否执行，以及决策表有无重叠、遗漏和用不到的行
  dmn run 文件 --decision 决策 [--data 数据.json] [--json]
                                在内存中执行一个决策，打印结果
  feel '表达式' [--data 数据.json] [--json]
                                计算一个 FEEL 表达式，打印结果
  audit verify [--data 目录]    校验办件记录的哈希链；断裂时指出位置
  office add 编号 --name 名称 --level 层级 --division 区划代码 [--parent 上级编号] [--data 目录]
                                新增机构，由上而下；层级为 province、city、county、town、village
  user add 用户名 --name 姓名 --office 机构 --post 岗位[,岗位…] [--data 目录]
                                新增人员；口令从环境变量 WUTONG_PASSWORD 读取
  --help                        显示本说明

退出码：0 正常；1 检查出问题；2 用法不正确

环境变量：PORT、HOST、WUTONG_DATA、DATABASE_URL、WUTONG_DEMO_PASSWORD`;
