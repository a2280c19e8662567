import type { Finding, ItemRule } from '../types.ts';

const code = 'lint.itemMaterialSources';

/** Of every material it is said where people get it and by what right it is asked for (BJ-8). */
export const itemMaterialSources: ItemRule = ({ elements }) =>
  elements.materials.flatMap(({ name, source, basis = '' }, index) => {
    const finding = (key: string, text: string): Finding => ({
      severity: 'error',
      code,
      path: `/elements/materials/${index}/${key}`,
      message: `材料「${name}」${text}`,
    });
    return [
      ...(source.trim() === '' ? [finding('source', '没有写明来源，群众不知道到哪里取得。请填写来源。')] : []),
      ...(basis.trim() === ''
        ? [finding('basis', '没有写明依据。没有依据的材料不得要求提交，请填写依据或者删去。')]
        : []),
    ];
  });
