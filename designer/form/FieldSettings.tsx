import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { FormDefinition, Json } from '#engine';
import { FeelRow } from '../process/panel/FeelRow.tsx';
import { ChoiceRow, CommitInput, Row } from '../process/panel/fields.tsx';
import {
  fieldsOf,
  removeField,
  renameField,
  requiredOf,
  setKeywords,
  setRequired,
  setType,
  setVisible,
} from './edit.ts';
import { fieldTypes, isChoice, typeOf } from './fieldTypes.ts';
import { optionLines, ownOptions, tableOptions } from './options.ts';
import type { TableEntry } from './useCodeTables.ts';

export interface FieldSettingsProps {
  form: FormDefinition;
  name: string;
  tables: TableEntry[];
  onChange: (form: FormDefinition, kind: string) => void;
  onSelect: (name: string | undefined) => void;
}

const sensitivity = [
  { value: '2', label: '二级：个人信息，列表中遮盖' },
  { value: '3', label: '三级：敏感信息，查看须留痕' },
];

const validName = /^[A-Za-z_]\w*$/;

/** Everything about one field, in words. */
export function FieldSettings({ form, name, tables, onChange, onSelect }: FieldSettingsProps) {
  const field = fieldsOf(form)[name];
  if (!field) return <p className="st-hint">在左侧选择一个字段，在这里修改它的名称、种类和条件；或点“添加字段”。</p>;
  const type = typeOf(field);
  const text = (key: string) => (typeof field[key] === 'string' ? field[key] : '');
  const keywords = (change: Record<string, Json | undefined>) =>
    onChange(setKeywords(form, name, change), Object.keys(change).join());
  const rename = (typed: string) => {
    const next = typed.trim();
    if (next === name || !validName.test(next) || next in fieldsOf(form)) return;
    onChange(renameField(form, name, next), 'rename');
    onSelect(next);
  };
  return (
    <div className="st-settings" key={name}>
      <Row label="名称">
        {(id) => <CommitInput id={id} value={text('title')} onCommit={(title) => keywords({ title: title.trim() })} />}
      </Row>
      <Row label="种类">
        {(id) => (
          <Select
            id={id}
            value={type?.id ?? null}
            placeholder="组合字段，请在“结构”中修改"
            disabled={!type}
            options={fieldTypes.map((one) => ({ value: one.id, label: one.label }))}
            onChange={(next) => {
              const chosen = fieldTypes.find((one) => one.id === next);
              if (chosen) onChange(setType(form, name, chosen), 'type');
            }}
          />
        )}
      </Row>
      {isChoice(field) ? (
        <>
          <ChoiceRow
            label="代码表"
            value={text('codeTable')}
            choices={tables.map((table) => ({ value: table.ref, label: table.title }))}
            onChange={(table) => keywords(table ? tableOptions(field, table) : ownOptions(field, '1 选项一\n2 选项二'))}
            placeholder="不用代码表，自己写选项"
          />
          {text('codeTable') ? null : (
            <Row label="选项" hint="每行一个：代码、空格、名称。">
              {(id) => (
                <CommitInput
                  id={id}
                  lines={3}
                  value={optionLines(field)}
                  onCommit={(lines) => keywords(ownOptions(field, lines))}
                />
              )}
            </Row>
          )}
        </>
      ) : null}
      {type?.id === 'text' || type?.id === 'textarea' ? (
        <Row label="最多字数">
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={10_000}
              precision={0}
              value={typeof field.maxLength === 'number' ? field.maxLength : null}
              onChange={(value) => keywords({ maxLength: value ?? undefined })}
            />
          )}
        </Row>
      ) : null}
      <Checkbox
        checked={requiredOf(form).includes(name)}
        onChange={(event) => onChange(setRequired(form, name, event.target.checked), 'required')}
      >
        必填
      </Checkbox>
      <ChoiceRow
        label="敏感级别"
        value={field.sensitive === undefined ? '' : String(field.sensitive)}
        choices={sensitivity}
        onChange={(value) => keywords({ sensitive: value ? Number(value) : undefined })}
        placeholder="不敏感"
      />
      <FeelRow
        label="显示条件"
        value={form.visible?.[name] ?? ''}
        onChange={(condition) => onChange(setVisible(form, name, condition), 'visible')}
        placeholder="form.hasLoan = true"
        hint="不填则总是显示；条件不成立时隐藏，已填内容不提交。"
      />
      <FeelRow
        label="自动取值"
        value={text('derived')}
        onChange={(derived) => keywords({ derived: derived || undefined })}
        hint="由其他字段算出，经办人不用填。"
      />
      <Row label="填写提示">
        {(id) => (
          <CommitInput
            id={id}
            lines={2}
            value={text('description')}
            onCommit={(description) => keywords({ description: description.trim() || undefined })}
          />
        )}
      </Row>
      <Row label="标识" hint="字母开头，只含字母、数字和下划线。表达式里按标识引用。">
        {(id) => <CommitInput id={id} mono value={name} onCommit={rename} />}
      </Row>
      <Button
        danger
        size="small"
        icon={<DeleteOutlined />}
        onClick={() => {
          onChange(removeField(form, name), 'remove');
          onSelect(undefined);
        }}
      >
        删除字段
      </Button>
    </div>
  );
}
