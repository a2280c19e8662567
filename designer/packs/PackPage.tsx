import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { api, type PackDetail } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { matchesText } from '../../runtime/ui/parts/matchesText.ts';
import { recently } from '../../runtime/ui/parts/times.ts';
import { ExcelMenu } from './ExcelMenu.tsx';
import { certificationHref, fileHref, folderOf, kinds, layerName } from './kinds.ts';

type File = PackDetail['files'][number];

/** One pack: its files by kind, those with a draft marked. */
export function PackPage() {
  const [search] = useSearchParams();
  const name = search.get('name') ?? '';
  const [text, setText] = useState('');
  const pack = useQuery({ queryKey: ['pack', name], queryFn: () => api.pack(name) });
  if (pack.error) return <ErrorAlert error={pack.error} onRetry={() => void pack.refetch()} />;
  if (!pack.data) return <Skeleton active />;
  const files = pack.data.files.filter((file) => matchesText(file.title, text) || file.path.includes(text.trim()));
  return (
    <>
      <header className="wt-page-header">
        <Link href="/">内容包</Link>
        <span className="wt-muted">/</span>
        <h1>{pack.data.title}</h1>
        <span className="wt-tag wt-tag-plain">{layerName(pack.data.layer)}</span>
        <span className="wt-muted">版本 {pack.data.version}</span>
        <Link href={certificationHref(name)}>认证</Link>
        <ExcelMenu pack={name} onImported={() => void pack.refetch()} />
        <Input
          prefix={<SearchOutlined aria-hidden />}
          className="wt-end st-search"
          data-search
          allowClear
          placeholder="按名称、拼音首字母查找"
          aria-label="查找文件"
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      <div className="st-kinds">
        {kinds.map(({ folder, label }) => (
          <Kind key={folder} label={label} pack={name} files={files.filter((file) => folderOf(file.path) === folder)} />
        ))}
      </div>
      {files.length === 0 ? <EmptyState>没有找到“{text}”。请换个词再试。</EmptyState> : null}
    </>
  );
}

/** Long kinds such as code tables open on demand. */
const FOLD = 24;

function Kind({ label, pack, files }: { label: string; pack: string; files: File[] }) {
  const [all, setAll] = useState(false);
  if (files.length === 0) return null;
  const shown = all ? files : files.slice(0, FOLD);
  return (
    <section className="wt-panel">
      <header>
        <h2>{label}</h2>
        <span className="wt-muted">{files.length} 个</span>
      </header>
      <ul className="st-files">
        {shown.map((file) => (
          <li key={file.path}>
            <Link href={fileHref(pack, file.path)}>
              <span className="st-file-title" title={file.title}>
                {file.title}
              </span>
              <small>{file.path}</small>
              {file.draft ? (
                <span
                  className="wt-tag wt-tag-warn"
                  title={`${file.draft.updatedBy} ${recently(file.draft.updatedAt, Date.now())}`}
                >
                  有草稿
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
      {files.length > shown.length ? (
        <button type="button" className="wt-link st-more" onClick={() => setAll(true)}>
          显示其余 {files.length - shown.length} 个
        </button>
      ) : null}
    </section>
  );
}
