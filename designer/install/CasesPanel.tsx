import { Segmented, Select } from 'antd';
import type { InstallChoices, PackChange } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { Figure } from './PlanPanel.tsx';

type Rehearsal = NonNullable<PackChange['rehearsal']>;
type Choice = Rehearsal['items'][number]['choice'];
type Place = Rehearsal['items'][number]['places'][number];

const OPTIONS = [
  { value: 'keep' as const, label: '按原版本办完' },
  { value: 'move' as const, label: '能迁移的迁移' },
];

type CaseChoice = NonNullable<InstallChoices['cases']>[string];

/** A mapping says that cases are meant to move; without one they stay where they are. */
function mapped(choice: CaseChoice = { cases: 'keep' }, element: string, target: string | null): CaseChoice {
  const { [element]: _, ...mapping } = choice.mapping ?? {};
  if (target === null) return { ...choice, mapping };
  return { ...choice, cases: 'move', mapping: { ...mapping, [element]: target } };
}

const STAY = '';

/** An element that the new version does not have, and where the cases that rest there are to go on. */
function PlaceRow({
  place: { name, cases, target, targets },
  locked,
  onMap,
}: {
  place: Place;
  locked: boolean;
  onMap: (target: string | null) => void;
}) {
  const options = [
    { value: STAY, label: '按原版本办完' },
    ...targets.map(({ id, name: label }) => ({ value: id, label: `到“${label}”继续办理` })),
  ];
  return (
    <div className="st-place">
      <span>
        {cases} 件停在“{name}”，新版流程没有这个环节：
      </span>
      <Select
        aria-label={`停在“${name}”的办件`}
        size="small"
        className="st-place-target"
        popupMatchSelectWidth={false}
        disabled={locked || targets.length === 0}
        options={options}
        value={target ?? STAY}
        onChange={(value) => onMap(value === STAY ? null : value)}
      />
    </div>
  );
}

/** What the running cases would come to, item by item, and what is to become of them. */
export function CasesPanel({
  rehearsal: { counts, items, expected },
  choices,
  locked,
  onChoose,
}: {
  rehearsal: Rehearsal;
  choices: InstallChoices;
  locked: boolean;
  onChoose: (choices: InstallChoices) => void;
}) {
  const choose = (ref: string, cases: Choice) =>
    onChoose({ ...choices, cases: { ...choices.cases, [ref]: { ...choices.cases?.[ref], cases } } });
  const map = (ref: string, element: string, target: string | null) =>
    onChoose({ ...choices, cases: { ...choices.cases, [ref]: mapped(choices.cases?.[ref], element, target) } });
  return (
    <section className="wt-panel">
      <header>
        <h2>在办件预演</h2>
        <span className="wt-muted">
          {counts.running > 0
            ? `按现在的选择：迁移 ${expected.moved} 件，按原版本办完 ${expected.kept} 件`
            : '没有受影响的在办件'}
        </span>
      </header>
      {counts.running === 0 ? <EmptyState>变化的事项都没有在办件，安装不影响正在办理的业务。</EmptyState> : null}
      {counts.running > 0 ? (
        <div className="wt-panel-body wt-stack">
          <dl className="st-figures">
            <Figure name="在办" value={counts.running} />
            <Figure name="可迁移" value={counts.moves} tone="st-good" />
            <Figure name="需决定" value={counts.decisions} tone="st-warning" />
            <Figure name="保留" value={counts.stays} />
            <Figure name="时限会变化" value={counts.clocks} tone="st-warning" />
          </dl>
          <ul className="st-cases">
            {items.map((item) => (
              <li key={item.ref}>
                <div>
                  <b>{item.title}</b> <span className="wt-muted">{item.ref}</span>
                  <p>
                    在办 {item.running} 件：{item.moves} 可迁移，{item.decisions} 需决定，{item.stays} 保留
                    {item.clocks > 0 ? `；迁移后 ${item.clocks} 件的时限会变化` : ''}
                  </p>
                  {item.reasons.map(({ message, cases }) => (
                    <p key={message} className="st-warning">
                      {cases} 件：{message}
                    </p>
                  ))}
                  {item.places.map((place) => (
                    <PlaceRow
                      key={place.id}
                      place={place}
                      locked={locked}
                      onMap={(target) => map(item.ref, place.id, target)}
                    />
                  ))}
                </div>
                <Segmented
                  aria-label={`${item.title}的在办件`}
                  options={OPTIONS}
                  value={item.choice}
                  disabled={locked || item.moves === 0}
                  onChange={(cases) => choose(item.ref, cases)}
                />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
