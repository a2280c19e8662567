import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Input, InputNumber, Radio, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type SampleCellMark, type SampleCheckDetail, type SampleCheckRow } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { TableScroll } from '../../ui/parts/TableScroll.tsx';

type Marks = Record<string, SampleCellMark>;
type Cell = SampleCheckRow['cells'][number];
type WrongMark = Extract<SampleCellMark, { is: 'wrong' }>;

interface Props {
  check: SampleCheckDetail;
  row: number;
  onSaved: (next: SampleCheckDetail, goOn: boolean) => void;
  onClose: () => void;
}

/** One drawn row: each cell beside its source, to be marked; the case with its materials at the side. */
export function CheckRow({ check, row, onSaved, onClose }: Props) {
  const view = useQuery({
    queryKey: ['sampleRow', check.id, row],
    queryFn: () => api.sampleRow(check.id, row),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <section className="wt-panel wt-no-print" aria-label="核对一行">
      <header>
        <h2>{view.data ? `${view.data.ledgerTitle}：${view.data.officeName}` : '核对'}</h2>
        <Button className="wt-end" onClick={onClose}>
          收起
        </Button>
      </header>
      <ErrorAlert error={view.error} onRetry={() => void view.refetch()} />
      {view.isPending ? <Skeleton active className="wt-panel-body" /> : null}
      {view.data ? <Work check={check} view={view.data} onSaved={onSaved} /> : null}
    </section>
  );
}

function Work({ check, view, onSaved }: Pick<Props, 'check' | 'onSaved'> & { view: SampleCheckRow }) {
  const [marks, setMarks] = useState<Marks>(view.marks);
  const save = useMutation({
    mutationFn: () => api.markSampleRow(check.id, view.row, check.version, marks),
    onSuccess: (next) => onSaved(next, open === 0),
  });
  const open = view.cells.filter(({ column }) => marks[column] === undefined).length;
  const markRest = () =>
    setMarks({
      ...Object.fromEntries(view.cells.map(({ column }) => [column, { is: 'right' } as const])),
      ...marks,
    });
  return (
    <div className="wt-panel-body wt-quality-work">
      <div>
        {view.changedSince ? (
          <Alert type="info" showIcon title="这一行在抽取以后有过改动。以下为抽取时的内容，按抽取时的内容核对。" />
        ) : null}
        <TableScroll label="各栏">
          <table className="wt-table wt-quality-cells" aria-label="各栏">
            <thead>
              <tr>
                <th scope="col">栏</th>
                <th scope="col">台账内容</th>
                <th scope="col">来源</th>
                <th scope="col">核对</th>
              </tr>
            </thead>
            <tbody>
              {view.cells.map((cell) => (
                <CellLine
                  key={cell.column}
                  cell={cell}
                  mark={marks[cell.column]}
                  onMark={(mark) => setMarks({ ...marks, [cell.column]: mark })}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
        <ErrorAlert error={save.error} />
        <div className="wt-row wt-quality-save">
          <Button disabled={open === 0} onClick={markRest}>
            其余都对
          </Button>
          <span className="wt-muted wt-end">{open === 0 ? '已全部核对' : `还有 ${open} 栏没有核对`}</span>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {open === 0 ? '保存，下一行' : '先保存，以后再核对'}
          </Button>
        </div>
      </div>
      <Evidence kase={view.case} />
    </div>
  );
}

const MARKS = [
  { value: 'right', label: '对' },
  { value: 'wrong', label: '错' },
  { value: 'notCheckable', label: '无法核对' },
];

function CellLine({
  cell,
  mark,
  onMark,
}: {
  cell: Cell;
  mark: SampleCellMark | undefined;
  onMark: (m: SampleCellMark) => void;
}) {
  const choose = (is: string): void => {
    if (is === 'wrong') onMark({ is, value: null, note: '' });
    else onMark(is === 'right' ? { is } : { is: 'notCheckable' });
  };
  return (
    <tr className={mark?.is === 'wrong' ? 'wt-quality-wrong' : undefined}>
      <th scope="row">{cell.title}</th>
      <td data-title="台账内容">{cell.shown}</td>
      <td data-title="来源">
        <Source cell={cell} />
      </td>
      <td data-title="核对">
        <Radio.Group
          optionType="button"
          size="small"
          aria-label={`${cell.title}核对结果`}
          value={mark?.is ?? null}
          options={MARKS}
          onChange={(event) => choose(String(event.target.value))}
        />
        {mark?.is === 'wrong' ? <RightValue cell={cell} mark={mark} onMark={onMark} /> : null}
      </td>
    </tr>
  );
}

function Source({ cell: { source } }: { cell: Cell }) {
  if (!source) return <span className="wt-muted">—</span>;
  return (
    <>
      <small className="wt-muted">{source.title}</small>
      {source.shown === null ? null : (
        <span className={source.differs ? 'wt-danger' : undefined}>
          {source.shown}
          {source.differs ? '（不同）' : ''}
        </span>
      )}
    </>
  );
}

const BOOLEANS = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

function RightValue({ cell, mark, onMark }: { cell: Cell; mark: WrongMark; onMark: (mark: SampleCellMark) => void }) {
  const set = (value: WrongMark['value']) => onMark({ ...mark, value });
  const label = `${cell.title}应为`;
  return (
    <div className="wt-quality-right">
      <ValueInput cell={cell} value={mark.value} label={label} onChange={set} />
      <Input
        aria-label={`${cell.title}说明`}
        placeholder="说明"
        maxLength={500}
        value={mark.note}
        onChange={(event) => onMark({ ...mark, note: event.target.value })}
      />
    </div>
  );
}

interface ValueProps {
  cell: Cell;
  value: WrongMark['value'];
  label: string;
  onChange: (value: WrongMark['value']) => void;
}

/** The right content, in the kind of the column. */
function ValueInput({ cell: { type, options }, value, label, onChange }: ValueProps) {
  const common = { 'aria-label': label, placeholder: '应为' };
  if (type === 'number')
    return (
      <InputNumber {...common} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next)} />
    );
  if (type === 'boolean')
    return (
      <Select
        {...common}
        value={typeof value === 'boolean' ? String(value) : null}
        options={BOOLEANS}
        onChange={(next) => onChange(next === 'true')}
      />
    );
  if (type === 'multiselect')
    return (
      <Select
        {...common}
        mode="multiple"
        value={Array.isArray(value) ? value : []}
        options={options}
        optionFilterProp="label"
        onChange={(next: string[]) => onChange(next)}
      />
    );
  if (options.length > 0)
    return (
      <Select
        {...common}
        showSearch
        value={typeof value === 'string' ? value : null}
        options={options}
        optionFilterProp="label"
        onChange={(next) => onChange(next)}
      />
    );
  if (type === 'date')
    return (
      <DatePicker
        {...common}
        value={typeof value === 'string' ? dayjs(value) : null}
        onChange={(next) => onChange(next?.format('YYYY-MM-DD') ?? null)}
      />
    );
  return (
    <Input
      {...common}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

const STATES: Record<string, string> = {
  received: '收到',
  verified: '验原件',
  shared: '共享获取',
  deferred: '容缺后补',
  missing: '缺',
};

/** The case that the row came from: what was handed in, to be opened beside. */
function Evidence({ kase }: { kase: SampleCheckRow['case'] }) {
  if (!kase) return <aside className="wt-quality-evidence wt-muted">这一行由人员登记，没有办件可以对照。</aside>;
  return (
    <aside className="wt-quality-evidence" aria-label="办件和材料">
      <h3>办件</h3>
      <p>
        <Link href={`/cases/${kase.id}`}>{kase.no}</Link>
        <br />
        {kase.itemName}　{kase.applicantName}
      </p>
      <h3>材料</h3>
      <ul>
        {kase.materials.map((material) => (
          <li key={material.name}>
            {material.name}
            <span className="wt-muted">（{STATES[material.state] ?? material.state}）</span>
            {material.files.map((file) => (
              <a key={file.hash} href={api.fileUrl(file)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </aside>
  );
}
