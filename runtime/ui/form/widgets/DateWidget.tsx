import type { WidgetProps } from '@rjsf/utils';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useFieldProblems } from '../problems.ts';

/** What may be typed: the first form is shown. */
const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYY-M-D'];

/** A day as `YYYY-MM-DD`; typed in any usual form or picked. */
export function DateWidget({ id, value, onChange, onBlur }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const day = typeof value === 'string' && value ? dayjs(value) : null;
  return (
    <DatePicker
      id={id}
      value={day?.isValid() ? day : null}
      format={formats}
      placeholder="如 20240131"
      style={{ width: '100%' }}
      {...(status ? { status } : {})}
      {...aria}
      onChange={(next) => onChange(next?.format('YYYY-MM-DD'))}
      onBlur={() => onBlur(id, value)}
    />
  );
}
