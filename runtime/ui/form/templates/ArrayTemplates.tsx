import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';

/** Repeating rows with a button below; the first row is as easy to add as the tenth. */
export function ArrayFieldTemplate({ items, canAdd, onAddClick, title }: ArrayFieldTemplateProps) {
  return (
    <div className="wt-array">
      {items.length === 0 ? <p className="wt-muted">还没有填写{title}。</p> : items}
      {canAdd ? (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onAddClick()}>
          添加一行
        </Button>
      ) : null}
    </div>
  );
}

/** One row with its number and a way to remove it. */
export function ArrayFieldItemTemplate({ children, index, hasToolbar, buttonsProps }: ArrayFieldItemTemplateProps) {
  return (
    <div className="wt-array-item">
      <span className="wt-array-number">{index + 1}</span>
      <div className="wt-grow">{children}</div>
      {hasToolbar && buttonsProps.hasRemove ? (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={`删除第 ${index + 1} 行`}
          title="删除本行"
          onClick={buttonsProps.onRemoveItem}
        />
      ) : null}
    </div>
  );
}
