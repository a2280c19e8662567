import { expect, it } from 'vitest';
import { nowWords } from '../../../runtime/portal/progress/words.ts';

const received = {
  notice: null,
  resultName: null,
  statusName: '已收件',
  officeName: '梧桐镇人社服务所',
  promisedDate: null,
  paused: false,
  steps: [
    { name: '收件', state: 'done' as const, at: 0 },
    { name: '初审', state: 'active' as const, at: null },
  ],
};

it('says in plain words what is going on and whether something has to be done', () => {
  expect(nowWords(received)).toBe('梧桐镇人社服务所收到了您的申请，正在看材料齐不齐。您现在不用做什么。');
  const working = { ...received, statusName: '办理中', promisedDate: '2026-03-05' };
  expect(nowWords(working)).toBe('正在初审。您现在不用做什么，最晚 2026-03-05 办完。');
  expect(nowWords({ ...working, paused: true })).not.toContain('最晚');
  const notice = { materials: [], note: '', office: 'x', correction: null };
  expect(nowWords({ ...received, notice })).toContain('要您补一补');
  expect(nowWords({ ...working, resultName: '予以办理' })).toBe('这件事已经办完了。');
});
