import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api } from '../../runtime/ui/api/client.ts';
import { ImportDialog } from './ImportDialog.tsx';

/** Items out to Excel and in again, as tables or as the national implementation list. */
export function ExcelMenu({ pack, onImported }: { pack: string; onImported: () => void }) {
  const [open, setOpen] = useState(false);
  const items = [
    { key: 'table', label: <a href={api.itemTable(pack, false)}>导出事项表</a> },
    { key: 'list', label: <a href={api.itemTable(pack, true)}>导出实施清单</a> },
    { type: 'divider' as const },
    { key: 'import', label: '从 Excel 导入…', onClick: () => setOpen(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>
          Excel <DownOutlined />
        </Button>
      </Dropdown>
      {open ? <ImportDialog pack={pack} onClose={() => setOpen(false)} onImported={onImported} /> : null}
    </>
  );
}
