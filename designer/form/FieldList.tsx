import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type DragEvent, useState } from 'react';
import type { FormDefinition } from '#engine';
import { CommitInput } from '../process/panel/fields.tsx';
import {
  addField,
  addSection,
  changeSection,
  fieldsOf,
  moveField,
  moveSection,
  removeSection,
  requiredOf,
} from './edit.ts';
import { fieldTypes, typeOf } from './fieldTypes.ts';

export interface FieldListProps {
  form: FormDefinition;
  selected: string | undefined;
  /** Fields that have findings. */
  faulty: Set<string>;
  onSelect: (name: string) => void;
  onChange: (form: FormDefinition, kind: string) => void;
}

interface Place {
  section: number;
  index: number;
}

/** Sections with their fields; fields are added from the list of types and moved by dragging, buttons or Alt+arrows. */
export function FieldList({ form, selected, faulty, onSelect, onChange }: FieldListProps) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Place>();
  const drop = () => {
    if (dragged && over) {
      const from = form.sections[over.section]?.fields.indexOf(dragged) ?? -1;
      const index = from >= 0 && from < over.index ? over.index - 1 : over.index;
      onChange(moveField(form, dragged, over.section, index), 'move');
    }
    setDragged(undefined);
    setOver(undefined);
  };
  const hover = (place: Place) => (event: DragEvent) => {
    if (!dragged) return;
    event.preventDefault();
    if (over?.section !== place.section || over.index !== place.index) setOver(place);
  };
  const add = (section: number, id: string) => {
    const type = fieldTypes.find((one) => one.id === id);
    if (!type) return;
    const made = addField(form, section, type);
    onChange(made.form, 'add');
    onSelect(made.name);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has buttons and keys beside it.
    <div className="st-sections" onDragEnd={drop}>
      {form.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no id, titles may repeat while typed.
        <section key={at} onDragOver={hover({ section: at, index: section.fields.length })} aria-label={section.title}>
          <header>
            <CommitInput
              label="分区名称"
              value={section.title}
              onCommit={(title) => onChange(changeSection(form, at, { title }), 'section')}
            />
            <Button
              size="small"
              type="text"
              aria-label="分区上移"
              icon={<ArrowUpOutlined />}
              disabled={at === 0}
              onClick={() => onChange(moveSection(form, at, -1), 'move')}
            />
            <Button
              size="small"
              type="text"
              aria-label="分区下移"
              icon={<ArrowDownOutlined />}
              disabled={at === form.sections.length - 1}
              onClick={() => onChange(moveSection(form, at, 1), 'move')}
            />
            {section.fields.length === 0 && form.sections.length > 1 ? (
              <Button
                size="small"
                type="text"
                danger
                aria-label="删除空分区"
                icon={<DeleteOutlined />}
                onClick={() => onChange(removeSection(form, at), 'section')}
              />
            ) : null}
          </header>
          <ul>
            {section.fields.map((name, index) => (
              <FieldItem
                key={name}
                form={form}
                name={name}
                selected={selected === name}
                faulty={faulty.has(name)}
                marked={over?.section === at && over.index === index}
                onSelect={() => onSelect(name)}
                onMove={(by) => {
                  const to = index + by;
                  if (to >= 0 && to < section.fields.length) onChange(moveField(form, name, at, to), 'move');
                }}
                onDrag={() => setDragged(name)}
                onHover={(event) => {
                  event.stopPropagation();
                  hover({ section: at, index })(event);
                }}
              />
            ))}
          </ul>
          <Dropdown
            trigger={['click']}
            menu={{
              className: 'st-types',
              items: fieldTypes.map(({ id, label }) => ({ key: id, label })),
              onClick: ({ key }) => add(at, key),
            }}
          >
            <Button size="small" type="dashed" block icon={<PlusOutlined />}>
              添加字段
            </Button>
          </Dropdown>
        </section>
      ))}
      <Button block icon={<PlusOutlined />} onClick={() => onChange(addSection(form), 'section')}>
        添加分区
      </Button>
    </div>
  );
}

interface FieldItemProps {
  form: FormDefinition;
  name: string;
  selected: boolean;
  faulty: boolean;
  marked: boolean;
  onSelect: () => void;
  onMove: (by: number) => void;
  onDrag: () => void;
  onHover: (event: DragEvent) => void;
}

function FieldItem({ form, name, selected, faulty, marked, onSelect, onMove, onDrag, onHover }: FieldItemProps) {
  const field = fieldsOf(form)[name];
  const required = requiredOf(form).includes(name);
  const classes = [
    'st-field',
    selected ? 'st-field-on' : '',
    marked ? 'st-field-mark' : '',
    faulty ? 'st-field-bad' : '',
  ];
  return (
    <li onDragOver={onHover}>
      <button
        type="button"
        draggable
        className={classes.filter(Boolean).join(' ')}
        aria-pressed={selected}
        onClick={onSelect}
        onDragStart={onDrag}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          onMove(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <HolderOutlined aria-hidden />
        <span className="wt-grow">
          {typeof field?.title === 'string' ? field.title : name}
          {required ? (
            <b className="wt-danger" title="必填">
              {' '}
              *
            </b>
          ) : null}
          {form.visible?.[name] ? <small className="wt-muted">（有显示条件）</small> : null}
        </span>
        <small className="wt-muted">{(field && typeOf(field)?.label) ?? '组合'}</small>
      </button>
    </li>
  );
}
