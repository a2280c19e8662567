import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { api } from '../../runtime/ui/api/client.ts';
import type { EditorProps } from '../file/editorProps.ts';
import type { FindingLike } from '../findings/FindingList.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { folderOf } from '../packs/kinds.ts';
import { jumpTo, showBadges } from './badges.ts';
import { lintForItems } from './lintForItems.ts';
import { type Modeler, serviceOf } from './modeler.ts';
import { SidePanel } from './panel/SidePanel.tsx';
import type { FormChoice } from './panel/TaskPanel.tsx';
import { typeName } from './panel/words.ts';
import { Tools } from './Tools.tsx';
import { useModeler } from './useModeler.ts';
import { useProcessUsers } from './useProcessUsers.ts';
import './process.css';

const formId = (path: string) => path.slice(path.indexOf('/') + 1).replace(/\.json$/, '');

/** The process of a pack in bpmn-js with our palette, panel and findings. */
export default function ProcessEditor({ pack, path, initial, tools, onChange }: EditorProps) {
  const [xml, setXml] = useState(initial);
  const { holder, modeler, error } = useModeler(initial, (text) => {
    setXml(text);
    onChange(text);
  });
  const detail = useQuery({ queryKey: ['pack', pack], queryFn: () => api.pack(pack) });
  const forms = useMemo(
    () =>
      detail.data?.files
        .filter((file) => folderOf(file.path) === 'forms')
        .map((file) => ({ value: formId(file.path), label: file.title })),
    [detail.data],
  );
  const findings = useFindings(xml, pack, path, forms);
  useEffect(() => {
    if (modeler) showBadges(modeler, findings);
  }, [modeler, findings]);
  const open = (finding: FindingLike) => {
    if (modeler && finding.element) jumpTo(modeler, finding.element);
  };
  return (
    <div className="st-process">
      {tools && modeler
        ? createPortal(<Tools modeler={modeler} name={formId(path).replace(/\.bpmn$/, '')} />, tools)
        : null}
      <div className="st-canvas" ref={holder}>
        {error ? (
          <Alert type="error" showIcon title="流程图打不开" description={`文件里没有可显示的流程图：${error}`} />
        ) : null}
        {!modeler && !error ? <Skeleton active className="st-loading" /> : null}
      </div>
      {modeler ? <SidePanel modeler={modeler} forms={forms ?? []} /> : <aside className="st-panel" />}
      <FindingsPanel
        findings={modeler ? findings.map((finding) => withPlace(modeler, finding)) : findings}
        onOpen={open}
      />
    </div>
  );
}

/** The compiler's problems name their element only by id. */
function withPlace(modeler: Modeler, finding: FindingLike): FindingLike {
  if (finding.code.startsWith('lint.') || !finding.element) return finding;
  const element = serviceOf(modeler, 'elementRegistry').get(finding.element);
  return element ? { ...finding, place: element.businessObject.name || typeName(element.type) } : finding;
}

/** Lint as you draw, on the engine in the browser. References into other packs are the server's to check. */
function useFindings(xml: string, pack: string, path: string, forms: FormChoice[] | undefined): FindingLike[] {
  const { items, campaigns } = useProcessUsers(pack, path);
  // The process of a campaign is no case's: the rules about applicants and decisions do not concern it.
  const campaign = items.length === 0 && campaigns.length > 0;
  const [findings, setFindings] = useState<FindingLike[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void lintForItems(
        xml,
        items,
        forms?.map((form) => form.value),
        campaign,
      ).then((found) => current && setFindings(found));
    }, 50);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [xml, items, forms, campaign]);
  return findings;
}
