import { Button, InputNumber, Select, Upload } from 'antd';
import { type JsonObject, postName } from '#engine';
import { levels } from './levels.ts';
import type { PartFieldsProps } from './props.ts';

type Element = JsonObject & {
  type: string;
  name?: string;
  post?: string;
  level?: string;
  limit?: { value: number; unit: string };
};

/** Levels and limits of the steps; anything else comes as another BPMN file in place of the whole. */
export function ProcessFields({ part, source, onChange }: PartFieldsProps) {
  const elements = part.elements as Record<string, Element>;
  const set = (id: string, element: Element) => onChange({ ...part, elements: { ...elements, [id]: element } });
  if (typeof part.xml === 'string')
    return (
      <p className="wt-row">
        已选用新的流程文件替换上级的流程，保存后逐项列出不同之处。
        <Button
          size="small"
          onClick={() => {
            const { xml: _, ...rest } = part;
            onChange(rest);
          }}
        >
          不替换
        </Button>
      </p>
    );
  return (
    <div className="wt-stack">
      <ul className="st-local-entries">
        {Object.entries(elements)
          .filter(([, { type }]) => type === 'userTask')
          .map(([id, element]) => (
            <li key={id} className="st-local-line">
              <span>
                <b>{element.name ?? id}</b>
                <span className="wt-muted">{postWords(element)}</span>
              </span>
              <span className="wt-row">
                <Select
                  aria-label={`${element.name ?? id}的层级`}
                  className="st-local-type"
                  placeholder="按泳道"
                  value={element.level ?? null}
                  options={levels}
                  onChange={(level) => set(id, { ...element, level })}
                />
                <InputNumber
                  aria-label={`${element.name ?? id}的时限`}
                  min={0}
                  precision={0}
                  placeholder="不限"
                  suffix={element.limit?.unit === 'calendarDay' ? '日' : '个工作日'}
                  value={element.limit?.value ?? null}
                  onChange={(value) => {
                    const { limit, ...rest } = element;
                    const unit = limit?.unit ?? 'workingDay';
                    set(id, (value === null ? rest : { ...rest, limit: { value, unit } }) as Element);
                  }}
                />
              </span>
            </li>
          ))}
      </ul>
      <p className="wt-muted">事项另行写明环节时限、层级的，以事项为准，请在事项的本地化中修改。</p>
      <p className="wt-row">
        <a href={`data:application/xml;charset=utf-8,${encodeURIComponent(source ?? '')}`} download={`${part.id}.bpmn`}>
          下载上级的流程文件
        </a>
        <Upload
          accept=".bpmn,.xml"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.text().then((xml) => onChange({ ...part, xml }));
            return false;
          }}
        >
          <Button>用新的流程文件替换</Button>
        </Upload>
      </p>
    </div>
  );
}

/** Most steps are called as their post is. */
function postWords({ name, post }: Element): string {
  const words = post ? postName(post) : '';
  return words === '' || words === name ? '' : `　${words}`;
}
