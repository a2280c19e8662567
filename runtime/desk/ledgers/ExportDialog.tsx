import { useMutation } from '@tanstack/react-query';
import { Alert, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import type { LedgerPurpose } from '../../ui/api/client.ts';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { givenWhy, lackingWhy, PurposeFields, type Why } from './PurposeFields.tsx';

export interface ExportAsked extends LedgerPurpose {
  format: 'xlsx' | 'pdf';
  full: boolean;
}

/** Takes rows out of the system: masked unless asked otherwise, always with a watermark and a record. */
export function ExportDialog({
  title,
  about,
  formats,
  purposes,
  onExport,
  onClose,
}: {
  title: string;
  /** Which rows, in plain words. */
  about: string;
  formats: ExportAsked['format'][];
  purposes: { code: string; label: string }[];
  onExport: (asked: ExportAsked) => Promise<void>;
  onClose: () => void;
}) {
  const [format, setFormat] = useState<ExportAsked['format']>(formats[0] ?? 'pdf');
  const [full, setFull] = useState(false);
  const [why, setWhy] = useState<Why>({ note: '' });
  const given = givenWhy(why);
  const send = useMutation({
    mutationFn: (body: LedgerPurpose) => onExport({ ...body, format, full }),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={title}
      about={`${about}文件带有您的姓名、单位、时间和目的的水印，本次导出留下记录。`}
      ok="导出"
      lacks={lackingWhy(why)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => given && send.mutate(given)}
    >
      {formats.length > 1 ? (
        <Radio.Group
          value={format}
          aria-label="格式"
          options={[
            { value: 'xlsx', label: 'Excel（全部各列）' },
            { value: 'pdf', label: 'PDF（主要各列，可打印）' },
          ]}
          onChange={(event) => setFormat(event.target.value as ExportAsked['format'])}
        />
      ) : null}
      <PurposeFields purposes={purposes} why={why} onChange={setWhy} />
      <Checkbox checked={full} onChange={(event) => setFull(event.target.checked)}>
        不遮盖证件号码、电话等敏感项
      </Checkbox>
      {full ? (
        <Alert type="warning" showIcon title="文件将含有完整的个人信息，只能用于上述目的，请妥善保管，用后销毁。" />
      ) : null}
    </FormDialog>
  );
}
