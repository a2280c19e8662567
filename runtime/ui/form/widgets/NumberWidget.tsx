import type { WidgetProps } from '@rjsf/utils';
import { InputNumber } from 'antd';
import { amountInWords } from '../amount.ts';
import { useFieldProblems } from '../problems.ts';

const limits = (schema: WidgetProps['schema']) => ({
  ...(typeof schema.minimum === 'number' ? { min: schema.minimum } : {}),
  ...(typeof schema.maximum === 'number' ? { max: schema.maximum } : {}),
});

/** A number. It is not clipped to its limits while it is typed: the error names them instead. */
export function NumberWidget({ id, value, onChange, onBlur, placeholder, schema }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  return (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? value : null}
      placeholder={placeholder ?? ''}
      controls={false}
      style={{ width: '100%' }}
      {...(schema.type === 'integer' ? { precision: 0 } : {})}
      {...(status ? { status } : {})}
      {...aria}
      onChange={(next) => onChange(next ?? undefined)}
      onBlur={() => onBlur(id, value)}
    />
  );
}

/** Some forms ask for 万元: the title says so. */
const inTenThousands = (title: string | undefined) => title?.includes('万元') ?? false;

/** An amount with its words in Chinese capitals below, as on paper. */
export function MoneyWidget({ id, value, onChange, onBlur, schema, label }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const amount = typeof value === 'number' ? value : null;
  const factor = inTenThousands(label) ? 10_000 : 1;
  return (
    <>
      <InputNumber
        id={id}
        value={amount}
        controls={false}
        precision={2}
        suffix={factor === 1 ? '元' : '万元'}
        style={{ width: '100%' }}
        {...limits(schema.minimum === 0 ? { minimum: 0 } : {})}
        formatter={(shown) => `${shown ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}
        parser={(shown) => Number((shown ?? '').replaceAll(',', ''))}
        {...(status ? { status } : {})}
        {...aria}
        onChange={(next) => onChange(next ?? undefined)}
        onBlur={() => onBlur(id, value)}
      />
      {amount === null ? null : <p className="wt-field-hint">大写：{amountInWords(amount * factor)}</p>}
    </>
  );
}
