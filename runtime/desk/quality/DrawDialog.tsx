import { useMutation } from '@tanstack/react-query';
import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, type SampleCheckList } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';

type Offered = Pick<SampleCheckList, 'offices' | 'ledgers'>;

/** What is drawn, from where, how much, by which seed. */
export function DrawDialog({
  offices,
  ledgers,
  onClose,
  onDrawn,
}: Offered & { onClose: () => void; onDrawn: (id: string) => void }) {
  const [refs, setRefs] = useState<string[]>([]);
  const [office, setOffice] = useState(offices[0]?.id ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [rate, setRate] = useState(5);
  const [minimum, setMinimum] = useState(5);
  const [seed, setSeed] = useState('');
  const draw = useMutation({
    mutationFn: () =>
      api.drawSampleCheck({
        ...{ ledgers: refs, office, rate: rate / 100, minimum },
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(seed.trim() ? { seed: seed.trim() } : {}),
      }),
    onSuccess: ({ id }) => onDrawn(id),
  });
  return (
    <FormDialog
      title="新的抽查"
      about="按种子随机抽取，抽中后不能更换；凭种子可以重算。"
      ok="抽取"
      width="large"
      lacks={refs.length === 0 ? ['台账'] : []}
      busy={draw.isPending}
      error={draw.error}
      onClose={onClose}
      onSend={() => draw.mutate()}
    >
      <Field id="draw-ledgers" label="台账" required hint={ledgers.length === 0 ? '管辖范围内的台账还没有记录。' : ''}>
        <Select
          id="draw-ledgers"
          mode="multiple"
          value={refs}
          placeholder="选择一本或者几本"
          optionFilterProp="label"
          options={ledgers.map(({ ref, title, rows }) => ({ value: ref, label: `${title}（${rows} 行）` }))}
          onChange={setRefs}
        />
      </Field>
      <Field id="draw-office" label="机构（含下级）">
        <Select
          id="draw-office"
          showSearch
          value={office}
          optionFilterProp="label"
          options={offices.map(({ id, name, levelName }) => ({ value: id, label: `${name}（${levelName}）` }))}
          onChange={setOffice}
        />
      </Field>
      <div className="wt-grid wt-grid-2">
        <Field id="draw-from" label="登记日期起">
          <DatePicker
            id="draw-from"
            placeholder="不限"
            value={from ? dayjs(from) : null}
            onChange={(next) => setFrom(next?.format('YYYY-MM-DD') ?? '')}
          />
        </Field>
        <Field id="draw-to" label="登记日期止">
          <DatePicker
            id="draw-to"
            placeholder="不限"
            value={to ? dayjs(to) : null}
            onChange={(next) => setTo(next?.format('YYYY-MM-DD') ?? '')}
          />
        </Field>
      </div>
      <div className="wt-grid wt-grid-2">
        <Field id="draw-rate" label="抽取比例">
          <InputNumber
            id="draw-rate"
            min={0}
            max={100}
            value={rate}
            suffix="%"
            onChange={(next) => setRate(next ?? 0)}
          />
        </Field>
        <Field id="draw-minimum" label="每本台账不少于">
          <InputNumber
            id="draw-minimum"
            min={1}
            max={500}
            precision={0}
            value={minimum}
            suffix="行"
            onChange={(next) => setMinimum(next ?? 1)}
          />
        </Field>
      </div>
      <Field id="draw-seed" label="种子" hint="可填当众摇出的号码；不填由系统产生。">
        <Input id="draw-seed" value={seed} maxLength={60} onChange={(event) => setSeed(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
