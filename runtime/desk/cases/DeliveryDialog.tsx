import { DatePicker, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { type CompiledItem, checkCitizenId } from '#engine';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import type { CaseDetail, Delivery } from '../../ui/api/client.ts';
import { Required } from '../../ui/form/templates/FieldShell.tsx';
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
  const ready = receiver.trim() !== '' && at !== '' && !wrongId && (method !== POST || trackingNo.trim() !== '');

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
    <Modal
      open
      title="出件送达登记"
      okText={outcome}
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      onCancel={onClose}
      onOk={send}
    >
      <div className="wt-grid wt-grid-2">
        <div className="wt-field">
          <label htmlFor="delivery-method" className="wt-field-label">
            送达方式
            <Required />
          </label>
          <Select
            id="delivery-method"
            value={method}
            options={methodsOf(compiled)}
            style={{ width: '100%' }}
            onChange={setMethod}
          />
        </div>
        <div className="wt-field">
          <label htmlFor="delivery-at" className="wt-field-label">
            送达日期
            <Required />
          </label>
          <DatePicker
            id="delivery-at"
            value={at ? dayjs(at) : null}
            style={{ width: '100%' }}
            onChange={(next) => setAt(next?.format('YYYY-MM-DD') ?? '')}
          />
        </div>
        <div className="wt-field">
          <label htmlFor="delivery-receiver" className="wt-field-label">
            签收人
            <Required />
          </label>
          <Input
            id="delivery-receiver"
            value={receiver}
            maxLength={100}
            onChange={(event) => setReceiver(event.target.value)}
          />
        </div>
        <div className="wt-field">
          <label htmlFor="delivery-id" className="wt-field-label">
            签收人身份号码
          </label>
          <Input
            id="delivery-id"
            value={idNo}
            {...(wrongId ? { status: 'error' as const } : {})}
            onChange={(event) => setIdNo(cleanCitizenId(event.target.value))}
          />
          {wrongId ? <p className="wt-field-error">身份号码校验不通过，请核对</p> : null}
        </div>
        {method === POST ? (
          <div className="wt-field">
            <label htmlFor="delivery-tracking" className="wt-field-label">
              邮件号码
              <Required />
            </label>
            <Input
              id="delivery-tracking"
              value={trackingNo}
              maxLength={40}
              onChange={(event) => setTrackingNo(event.target.value)}
            />
          </div>
        ) : null}
      </div>
    </Modal>
  );
}
