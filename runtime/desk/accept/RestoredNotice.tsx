import { Button } from 'antd';
import { dayTime } from '../../ui/parts/times.ts';

interface Props {
  /** When it was typed, epoch ms. */
  at: number;
  /** Applicant; may be empty. */
  name: string;
  onClear: () => void;
  onClose: () => void;
}

/** What was typed and not sent is there again. */
export const RestoredNotice = ({ at, name, onClear, onClose }: Props) => (
  <p className="wt-notice wt-row">
    <span className="wt-grow">
      已恢复 {dayTime(at)} 没有办完的内容{name ? `（${name}）` : ''}。
    </span>
    <Button size="small" onClick={onClear}>
      清空重填
    </Button>
    <Button size="small" type="text" onClick={onClose}>
      知道了
    </Button>
  </p>
);
