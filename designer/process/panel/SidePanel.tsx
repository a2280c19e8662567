import type { Modeler } from '../modeler.ts';
import { serviceOf } from '../modeler.ts';
import type { DiagramElement } from '../services.ts';
import { documentationOf, type Target, targetOf, textOf, write, writeDocumentation } from './business.ts';
import { EventPanel } from './EventPanel.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { ChoiceRow, CommitInput, Row } from './fields.tsx';
import { SystemTaskPanel } from './SystemTaskPanel.tsx';
import { type FormChoice, TaskPanel } from './TaskPanel.tsx';
import { useElement } from './useElement.ts';
import { levelChoices, postChoices, typeName } from './words.ts';

/** Properties of the selected element, in the words of the office. */
export function SidePanel({ modeler, forms }: { modeler: Modeler; forms: FormChoice[] }) {
  const element = useElement(modeler);
  if (!element) return <aside className="st-panel">已选中多个元素。请只选一个来查看属性。</aside>;
  const target = targetOf(modeler, element);
  const isRoot = target.business.$type === 'bpmn:Process';
  return (
    <aside className="st-panel" aria-label="属性" key={target.business.id}>
      <h2>
        {isRoot ? '流程' : typeName(element.type)}
        <code>{target.business.id}</code>
      </h2>
      <Row label="名称">
        {(id) => (
          <CommitInput
            id={id}
            value={textOf(target.business, nameKey(element))}
            onCommit={(name) => rename(target, name)}
          />
        )}
      </Row>
      <Own target={target} forms={forms} />
      {element.type === 'bpmn:TextAnnotation' ? null : (
        <Row label="说明">
          {(id) => (
            <CommitInput
              id={id}
              lines={2}
              value={documentationOf(target.business)}
              onCommit={(text) => writeDocumentation(target, text.trim())}
            />
          )}
        </Row>
      )}
      {isRoot ? null : <Identity target={target} />}
    </aside>
  );
}

const nameKey = (element: DiagramElement) => (element.type === 'bpmn:TextAnnotation' ? 'text' : 'name');

/** A pool carries the name of its process, so that the drawing and the lists say the same. */
function rename(target: Target, name: string): void {
  const { element, business } = target;
  write(target, { [nameKey(element)]: name });
  if (business !== element.businessObject) write({ ...target, business: element.businessObject }, { name });
}

function Own({ target, forms }: { target: Target; forms: FormChoice[] }) {
  const { type } = target.element;
  if (type === 'bpmn:UserTask') return <TaskPanel target={target} forms={forms} />;
  if (type === 'bpmn:SequenceFlow') return <FlowPanel target={target} />;
  if (type.endsWith('Event')) return <EventPanel target={target} />;
  if (type === 'bpmn:Lane') return <LaneRows target={target} />;
  return <SystemTaskPanel target={target} />;
}

function LaneRows({ target }: { target: Target }) {
  return (
    <div className="st-pair">
      <ChoiceRow
        label="岗位"
        value={textOf(target.business, 'wutong:post')}
        choices={postChoices}
        onChange={(value) => write(target, { 'wutong:post': value })}
      />
      <ChoiceRow
        label="层级"
        value={textOf(target.business, 'wutong:level')}
        choices={levelChoices}
        onChange={(value) => write(target, { 'wutong:level': value })}
      />
    </div>
  );
}

const validId = /^[A-Za-z_][\w.-]*$/;

/** The id by which items set limits and cases remember their way; it must stay unique in the diagram. */
function Identity({ target }: { target: Target }) {
  const { modeler, element } = target;
  const renumber = (text: string) => {
    const id = text.trim();
    if (validId.test(id) && !serviceOf(modeler, 'elementRegistry').get(id)) write(target, { id });
  };
  return (
    <Row label="标识" hint="字母开头，只含字母、数字和下划线，不能重复；事项按它设置环节时限。">
      {(id) => <CommitInput key={element.id} id={id} mono value={element.businessObject.id} onCommit={renumber} />}
    </Row>
  );
}
