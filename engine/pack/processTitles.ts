import type { JsonObject } from '../json.ts';

/** Titles of what a process is seen as, for words. */
export const PROCESS_TITLES: JsonObject = {
  type: 'object',
  properties: {
    id: { title: '标识' },
    title: { title: '名称' },
    elements: {
      title: '环节',
      additionalProperties: {
        properties: {
          type: { title: '种类' },
          name: { title: '名称' },
          post: { title: '岗位' },
          level: { title: '层级' },
          form: { title: '表单' },
          sendBackTo: { title: '可以退回到' },
          clock: { title: '计时' },
          clockReason: { title: '停止计时的事由' },
          topic: { title: '系统任务' },
          decision: { title: '决策' },
          result: { title: '结果' },
          limit: { title: '时限' },
          calls: { title: '调用的流程' },
          detail: { title: '设置' },
          outcomes: {
            title: '办理结果',
            items: {
              properties: {
                id: { title: '标识' },
                name: { title: '名称' },
                kind: { title: '含义' },
                opinion: { title: '须写意见' },
              },
            },
          },
        },
      },
    },
    flows: {
      title: '流转',
      additionalProperties: {
        properties: { from: { title: '起点' }, to: { title: '终点' }, when: { title: '判断条件' } },
      },
    },
    lanes: {
      title: '泳道',
      additionalProperties: {
        properties: { name: { title: '名称' }, post: { title: '岗位' }, level: { title: '层级' } },
      },
    },
  },
};
