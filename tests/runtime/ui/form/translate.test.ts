import { TranslatableString } from '@rjsf/utils';
import { describe, expect, it } from 'vitest';
import { translate } from '../../../../runtime/ui/form/translate.ts';

describe('texts of rjsf', () => {
  it.each(Object.values(TranslatableString))('“%s” is said in Chinese', (text) => {
    expect(translate(text, ['甲', '乙', '丙'])).toMatch(/^[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$/);
  });

  it('puts the parameters in', () => {
    expect(translate(TranslatableString.OptionPrefix, ['3'])).toBe('选项 3');
  });
});
