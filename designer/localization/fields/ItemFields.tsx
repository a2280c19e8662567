import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { JsonObject, ServiceElements, ServiceItemSource } from '#engine';
import { levels } from './levels.ts';
import type { PartFieldsProps } from './props.ts';

const units: Record<string, string> = { workingDay: '个工作日', calendarDay: '日', month: '个月', year: '年' };

type Service = 'place' | 'hours' | 'consultation' | 'supervision';

/** What every place says for itself. */
const SERVICE: [Service, string][] = [
  ['place', '办理地点'],
  ['hours', '办理时间'],
  ['consultation', '咨询方式'],
  ['supervision', '监督投诉方式'],
];

/** The elements that are localized most. */
export function ItemFields({ part, base, onChange }: PartFieldsProps) {
  const { elements } = part as JsonObject & ServiceItemSource;
  const upper = base as JsonObject & ServiceItemSource;
  const change = (more: Partial<ServiceElements>) =>
    onChange({ ...part, elements: { ...elements, ...more } } as unknown as JsonObject);
  const { implementation = {} } = part as JsonObject & ServiceItemSource;
  const say = (name: Service, text: string) => {
    const { [name]: _, ...others } = implementation;
    const next = text === '' ? others : { ...others, [name]: text };
    const { implementation: __, ...rest } = part;
    onChange(Object.keys(next).length === 0 ? rest : ({ ...rest, implementation: next } as unknown as JsonObject));
  };
  const { promised } = elements.timeLimit;
  return (
    <div className="st-local-fields">
      <div className="st-row">
        <label htmlFor="local-promised">承诺时限（{units[promised.unit] ?? promised.unit}）</label>
        <InputNumber
          id="local-promised"
          min={0}
          value={promised.value}
          onChange={(value) =>
            value !== null && change({ timeLimit: { ...elements.timeLimit, promised: { ...promised, value } } })
          }
        />
      </div>
      <div className="st-row st-local-wide">
        <span className="wt-muted">行使层级</span>
        <Checkbox.Group
          options={levels}
          value={elements.exerciseLevels}
          onChange={(chosen) =>
            change({ exerciseLevels: levels.map(({ value }) => value).filter((value) => chosen.includes(value)) })
          }
        />
      </div>
      <div className="st-row st-local-wide">
        <label htmlFor="local-body">实施主体</label>
        <Input
          id="local-body"
          value={elements.implementingBody}
          onChange={(event) => change({ implementingBody: event.target.value })}
        />
      </div>
      <div className="st-row st-local-wide">
        <label htmlFor="local-procedure">办理流程</label>
        <Input.TextArea
          id="local-procedure"
          autoSize
          value={elements.procedure}
          onChange={(event) => change({ procedure: event.target.value })}
        />
      </div>
      <div className="st-row st-local-wide">
        <label htmlFor="local-conditions">受理条件（一行一条）</label>
        <Input.TextArea
          id="local-conditions"
          autoSize
          value={elements.acceptConditions.join('\n')}
          onChange={(event) => change({ acceptConditions: event.target.value.split('\n') })}
        />
      </div>
      {SERVICE.map(([name, label]) => (
        <div key={name} className="st-row st-local-wide">
          <label htmlFor={`local-${name}`}>{label}</label>
          <Input
            id={`local-${name}`}
            value={implementation[name] ?? ''}
            onChange={({ target }) => say(name, target.value)}
          />
        </div>
      ))}
      <Materials elements={elements} base={upper.elements} onChange={(materials) => change({ materials })} />
    </div>
  );
}

interface MaterialsProps {
  elements: ServiceElements;
  base: ServiceElements;
  onChange: (materials: ServiceElements['materials']) => void;
}

/** Materials may be spared here; one that was spared can be taken back. New ones are written in the text. */
function Materials({ elements: { materials }, base, onChange }: MaterialsProps) {
  const upper = base.materials;
  const all = [...upper, ...materials.filter(({ id }) => !upper.some((one) => one.id === id))];
  const kept = (id: string) => materials.some((one) => one.id === id);
  return (
    <div className="st-row st-local-wide">
      <span className="wt-muted">申请材料</span>
      <ul className="st-local-materials">
        {all.map((material) => (
          <li key={material.id}>
            <span className={kept(material.id) ? undefined : 'st-local-spared'}>{material.name}</span>
            <Button
              size="small"
              type="text"
              onClick={() => onChange(all.filter(({ id }) => (id === material.id ? !kept(id) : kept(id))))}
            >
              {kept(material.id) ? '不再收取' : '恢复收取'}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
