import {
  CompressOutlined,
  DownloadOutlined,
  RedoOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { download } from '../file/download.ts';
import { fitDiagram } from './fitDiagram.ts';
import { type Modeler, serviceOf } from './modeler.ts';

function Tool({
  title,
  icon,
  disabled = false,
  onClick,
}: {
  title: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip title={title}>
      <Button size="small" type="text" aria-label={title} icon={icon} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}

function useCommands(modeler: Modeler): { undo: boolean; redo: boolean } {
  const stack = serviceOf(modeler, 'commandStack');
  const [can, setCan] = useState({ undo: stack.canUndo(), redo: stack.canRedo() });
  useEffect(() => {
    const bus = serviceOf(modeler, 'eventBus');
    const update = () => setCan({ undo: stack.canUndo(), redo: stack.canRedo() });
    bus.on('commandStack.changed', update);
    return () => bus.off('commandStack.changed', update);
  }, [modeler, stack]);
  return can;
}

/** Undo, zoom and export of the diagram. */
export function Tools({ modeler, name }: { modeler: Modeler; name: string }) {
  const can = useCommands(modeler);
  const stack = serviceOf(modeler, 'commandStack');
  const canvas = serviceOf(modeler, 'canvas');
  const exports = {
    bpmn: async () => download(`${name}.bpmn`, (await modeler.saveXML({ format: true })).xml ?? '', 'application/xml'),
    svg: async () => download(`${name}.svg`, (await modeler.saveSVG()).svg, 'image/svg+xml'),
  };
  return (
    <>
      <Tool title="撤销（Ctrl+Z）" icon={<UndoOutlined />} disabled={!can.undo} onClick={() => stack.undo()} />
      <Tool title="重做（Ctrl+Y）" icon={<RedoOutlined />} disabled={!can.redo} onClick={() => stack.redo()} />
      <Tool title="缩小" icon={<ZoomOutOutlined />} onClick={() => canvas.zoom(canvas.zoom() / 1.2, 'auto')} />
      <Tool title="放大" icon={<ZoomInOutlined />} onClick={() => canvas.zoom(canvas.zoom() * 1.2, 'auto')} />
      <Tool title="适应窗口" icon={<CompressOutlined />} onClick={() => fitDiagram(modeler)} />
      <Dropdown
        menu={{
          items: [
            { key: 'bpmn', label: '导出流程文件（BPMN）' },
            { key: 'svg', label: '导出图片（SVG）' },
          ],
          onClick: ({ key }) => void (key === 'svg' ? exports.svg() : exports.bpmn()),
        }}
      >
        <Button size="small" type="text" aria-label="导出" icon={<DownloadOutlined />}>
          导出
        </Button>
      </Dropdown>
    </>
  );
}
