import { checkExpression } from '../../feel/index.ts';
import type { Material } from '../../service/types.ts';
import type { Finding, ItemRule } from '../types.ts';

const code = 'lint.itemMaterials';
const vague = [
  /^(其他|其它|相关|有关)(证明|申请)?(材料|资料)$/,
  /(法律|法规|规章|部门)?(规定|要求)的其[他它](材料|资料)/,
  /^(补充|所需|必要|相应)?的?(证明|申请|佐证)?(材料|资料|文件)$/,
  /(要求|认为需要|需要)(提供|提交|补充)的/,
];

interface Fault {
  key: string;
  severity: Finding['severity'];
  text: string;
}

function faults(material: Material): Fault[] {
  const found: Fault[] = [];
  const conditional = material.need === 'conditional';
  if (vague.some((pattern) => pattern.test(material.name)))
    found.push({ key: 'name', severity: 'error', text: '是兜底条款，群众不知道该带什么。请写明具体材料名称。' });
  if (conditional && !material.when)
    found.push({
      key: 'when',
      severity: 'warning',
      text: '是条件必要，但没有写条件，只能由窗口判断。请填写什么情形下需要。',
    });
  if (conditional && !material.whenText)
    found.push({
      key: 'whenText',
      severity: 'warning',
      text: '没有写给群众看的情形说明。请填写，例如“残疾人员提交”。',
    });
  const problem = material.when ? checkExpression(material.when) : undefined;
  if (problem) found.push({ key: 'when', severity: 'error', text: `的条件写法不对：${problem.message}` });
  return found;
}

/** Materials are a closed list with plain conditions: no 其他材料, nothing for an officer to decide at the window (BJ-8). */
export const itemMaterials: ItemRule = (item) =>
  item.elements.materials.flatMap((material, index) =>
    faults(material).map(
      ({ key, severity, text }): Finding => ({
        severity,
        code,
        path: `/elements/materials/${index}/${key}`,
        message: `材料「${material.name}」${text}`,
      }),
    ),
  );
