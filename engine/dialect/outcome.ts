/** What a rule made of one foreign attribute or extension element. */
export type Outcome = { to: string; reason?: string } | { dropped: string };

export const mapped = (to: string, reason?: string): Outcome => (reason === undefined ? { to } : { to, reason });
export const dropped = (reason: string): Outcome => ({ dropped: reason });

/** Reasons that many extensions share. */
export const REASONS = {
  person: '任务按岗位分派，不指定个人，请设置岗位（wutong:post）或在导入时给出对应的岗位',
  listener: '监听器是代码，内容中不带代码；需要的动作请改为服务任务',
  field: '参数由承接作业的程序自行配置',
  transaction: '每一步都在一个事务中保存，无需设置',
  juel: '表达式调用了程序对象，没有对应的 FEEL 写法，请改写',
  form: '表单请在表单设计器中建立，再设置 wutong:form',
  display: '只影响原产品的显示，不影响执行',
  business: '原产品的运行参数，没有对应的设置',
  condition: '该元素不能带此设置',
} as const;
