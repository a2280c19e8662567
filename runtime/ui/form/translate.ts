import { TranslatableString } from '@rjsf/utils';

const chinese: Partial<Record<TranslatableString, string>> = {
  [TranslatableString.ArrayItemTitle]: '条目',
  [TranslatableString.MissingItems]: '表单缺少条目的定义，请联系管理员',
  [TranslatableString.EmptyArray]: '还没有内容',
  [TranslatableString.YesLabel]: '是',
  [TranslatableString.NoLabel]: '否',
  [TranslatableString.CloseLabel]: '关闭',
  [TranslatableString.ErrorsLabel]: '需要改正',
  [TranslatableString.AddButton]: '添加',
  [TranslatableString.AddItemButton]: '添加一行',
  [TranslatableString.CopyButton]: '复制',
  [TranslatableString.MoveDownButton]: '下移',
  [TranslatableString.MoveUpButton]: '上移',
  [TranslatableString.RemoveButton]: '删除',
  [TranslatableString.ClearButton]: '清除',
  [TranslatableString.UnknownFieldType]: '表单中有不认识的字段类型 %1，请联系管理员',
  [TranslatableString.UnsupportedField]: '表单中有不支持的字段，请联系管理员',
  [TranslatableString.UnsupportedFieldWithId]: '不支持的字段 %1，请联系管理员',
  [TranslatableString.UnsupportedFieldWithReason]: '不支持的字段：%1',
  [TranslatableString.UnsupportedFieldWithIdAndReason]: '不支持的字段 %1：%2',
  [TranslatableString.InvalidObjectField]: '字段 %1 的定义有误：%2',
  [TranslatableString.CycleDetected]: '字段 %1 的定义循环引用，请联系管理员',
  [TranslatableString.OptionPrefix]: '选项 %1',
  [TranslatableString.TitleOptionPrefix]: '%1 选项 %2',
  [TranslatableString.KeyLabel]: '%1 名称',
  [TranslatableString.DeprecatedLabel]: '%1（停用）',
};

/** Texts of rjsf in Chinese; anything it may still say beyond the table asks for the administrator rather than in English. */
export function translate(text: TranslatableString, parameters: string[] = []): string {
  const sentence = chinese[text] ?? '表单显示出错，请联系管理员';
  return parameters.reduce((result, value, index) => result.replace(`%${index + 1}`, value), sentence);
}
