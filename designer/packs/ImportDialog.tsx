import { Alert, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type ItemImport } from '../../runtime/ui/api/client.ts';
import { Dialog } from '../../runtime/ui/dialog/Dialog.tsx';
import { WorkbookUpload } from '../../runtime/ui/parts/WorkbookUpload.tsx';
import { fileHref } from './kinds.ts';

const KINDS = [
  { value: false, label: '事项表（本系统导出的模板）' },
  { value: true, label: '国家政务服务实施清单' },
];

/** Sends a workbook; what changed becomes drafts. Every wrong cell is listed, and then nothing is changed. */
export function ImportDialog({
  pack,
  onClose,
  onImported,
}: {
  pack: string;
  onClose: () => void;
  onImported: () => void;
}) {
  const [list, setList] = useState(false);
  return (
    <Dialog title="从 Excel 导入事项" onClose={onClose}>
      <p className="wt-muted">
        有变化的事项存为草稿，检查无误后再发布；表中没有的事项和栏目不受影响。有一格不正确，就逐格指出，什么也不改。
      </p>
      <Radio.Group value={list} options={KINDS} onChange={(event) => setList(event.target.value)} />
      <WorkbookUpload
        label="Excel 文件"
        verb="导入"
        about={String(list)}
        send={(file, onProgress) => api.importItems(pack, list, file, onProgress)}
        onSent={onImported}
        result={(imported) => <Imported pack={pack} result={imported} onClose={onClose} />}
      />
    </Dialog>
  );
}

function Imported({ pack, result, onClose }: { pack: string; result: ItemImport; onClose: () => void }) {
  if (result.drafts.length === 0)
    return <Alert type="info" showIcon title={`共读入 ${result.items} 个事项，与现行版本完全一致，没有改动。`} />;
  return (
    <Alert
      type="success"
      showIcon
      title={`共读入 ${result.items} 个事项，${result.drafts.length} 个有变化，已存为草稿。`}
      description={
        <ul className="st-imported">
          {result.drafts.map(({ path, title, isNew }) => (
            <li key={path}>
              <Link href={fileHref(pack, path)} onClick={onClose}>
                {title}
              </Link>
              {isNew ? <span className="wt-tag wt-tag-plain">新增</span> : null}
            </li>
          ))}
        </ul>
      }
    />
  );
}
