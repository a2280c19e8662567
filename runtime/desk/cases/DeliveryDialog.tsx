import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type CompiledItem, checkCitizenId } from '#engine';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import type { CaseDetail, Delivery } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { cleanCitizenId } from '../../ui/form/widgets/CitizenIdWidget.tsx';
import { day } from '../../ui/parts/times.ts';

const POST = '3';

/** Ways of delivery of the pack's code table DELIVERY; the two that every window has when the item brings none. */
const methodsOf = (compiled: CompiledItem) =>
  Object.values(compiled.codeTables)
    .find((table) => table.id === 'DELIVERY')
    ?.entries.map(({ code, label }) => ({ value: code, label })) ?? [
    { value: '1', label: '窗口领取' },
    { value: POST, label: '邮政快递' },
  ];

export interface DeliveryDialogProps {
  kase: CaseDetail;
  compiled: CompiledItem;
  /** Words of the outcome, for the button. */
  outcome: string;
  onClose: () => void;
  onSend: (delivery: Delivery) => void;
}

/** Proof of delivery (R45): how, to whom, when; begins with what is most often right, the applicant at the window today. */
export function DeliveryDialog({ kase, compiled, outcome, onClose, onSend }: DeliveryDialogProps) {
  const { applicant } = kase;
  const person = applicant.kind === 'person';
  const [method, setMethod] = useState('1');
  const [receiver, setReceiver] = useState(person ? applicant.name : (applicant.agent?.name ?? ''));
  const [idNo, setIdNo] = useState(person ? applicant.idNo : (applicant.agent?.idNo ?? ''));
  const [at, setAt] = useState(() => day(Date.now()));
  const [trackingNo, setTrackingNo] = useState('');
  const wrongId = idNo !== '' && idNo.length === 18 && !checkCitizenId(idNo).ok;
  const lacks = [
    ...(at === '' ? ['送达日期'] : []),
    ...(receiver.trim() === '' ? ['签收人'] : []),
    ...(wrongId ? ['正确的签收人身份号码'] : []),
    ...(method === POST && trackingNo.trim() === '' ? ['邮件号码'] : []),
  ];

  function send() {
    onSend({
      method,
      receiver: receiver.trim(),
      at,
      ...(idNo ? { receiverIdNo: idNo } : {}),
      ...(trackingNo ? { trackingNo: trackingNo.trim() } : {}),
    });
  }

  return (
    <FormDialog title="出件送达登记" ok={outcome} lacks={lacks} onClose={onClose} onSend={send}>
      <div className="wt-grid wt-grid-2">
        <Field id="delivery-method" label="送达方式" required>
          <Select id="delivery-method" value={method} options={methodsOf(compiled)} onChange={setMethod} />
        </Field>
        <Field id="delivery-at" label="送达日期" required>
          <DatePicker
            id="delivery-at"
            value={at ? dayjs(at) : null}
            onChange={(next) => setAt(next?.format('YYYY-MM-DD') ?? '')}
          />
        </Field>
        <Field id="delivery-receiver" label="签收人" required>
          <Input
            id="delivery-receiver"
            value={receiver}
            maxLength={100}
            onChange={(event) => setReceiver(event.target.value)}
          />
        </Field>
        <Field id="delivery-id" label="签收人身份号码" fault={wrongId ? '身份号码校验不通过，请核对' : undefined}>
          <Input
            id="delivery-id"
            className="wt-code-input"
            value={idNo}
            {...(wrongId ? { status: 'error' as const } : {})}
            onChange={(event) => setIdNo(cleanCitizenId(event.target.value))}
          />
        </Field>
        {method === POST ? (
          <Field id="delivery-tracking" label="邮件号码" required>
            <Input
              id="delivery-tracking"
              value={trackingNo}
              maxLength={40}
              onChange={(event) => setTrackingNo(event.target.value)}
            />
          </Field>
        ) : null}
      </div>
    </FormDialog>
  );
}
