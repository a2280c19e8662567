import { type FieldChange, isLimit } from '../fields/index.ts';
import { FIELDS } from './fields.ts';
import { longerThan } from './limits.ts';
import type { KindRule } from './rule.ts';

/** A step may be quicker and nearer to the people; who does it, and which way a case takes, the level above says. */
export const processRule: KindRule = (change) => {
  const [field, , member] = change.path;
  if (field === 'title') return '流程的名称由上级统一，不得改动';
  if (field === 'flows') return '流转的走向和条件由上级统一，不得改动';
  if (field === 'lanes') return '泳道由上级统一，不得改动';
  if (member === undefined) return change.before === undefined ? '不得增加环节' : '上级的环节不得取消';
  return memberRule(member, change);
};

function memberRule(member: string, { before, after }: FieldChange): string | undefined {
  if (member === 'name') return undefined;
  if (member === 'limit') {
    if (before === undefined) return undefined;
    return isLimit(before) && isLimit(after) ? longerThan(before, after) : '上级规定的环节时限不得去掉';
  }
  if (member === 'level') return FIELDS.level?.(before, after, { before, after });
  if (member === 'post') return '办理岗位由上级统一，改动关系到岗位分设';
  return '环节的办法由上级统一，不得改动';
}
