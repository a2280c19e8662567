import type { JsonObject } from '#engine';
import type { Guide, MaterialView } from '../../ui/api/client.ts';
import { materialsOf } from './materialsOf.ts';
import { Questions } from './Questions.tsx';

/** Answers narrow the list of materials as they are given. */
export function Materials({
  guide,
  situation,
  onChange,
}: {
  guide: Guide;
  situation: JsonObject;
  onChange: (situation: JsonObject) => void;
}) {
  const { questions, needed, possible } = materialsOf(guide, situation);
  return (
    <>
      {questions.length > 0 ? <Questions questions={questions} situation={situation} onChange={onChange} /> : null}
      <p aria-live="polite" className="pt-count">
        {guide.materials.length === 0
          ? '不需要提交材料。'
          : `需要带 ${needed.length} 项材料${possible.length > 0 ? `，另有 ${possible.length} 项视情况提交` : ''}`}
      </p>
      <List materials={needed} />
      {possible.length > 0 ? (
        <>
          <h3>视情况提交</h3>
          <List materials={possible} />
        </>
      ) : null}
    </>
  );
}

function List({ materials }: { materials: MaterialView[] }) {
  return (
    <ol className="pt-materials">
      {materials.map((material) => (
        <li key={material.id}>
          <MaterialCard material={material} />
        </li>
      ))}
    </ol>
  );
}

function MaterialCard({ material }: { material: MaterialView }) {
  return (
    <>
      <b>{material.name}</b>
      {material.whenText ? <p className="pt-when">{material.whenText}</p> : null}
      <p>
        {material.form}
        {material.copies > 0 ? `，${material.copies} 份` : ''}
        {material.copiesNote ? `（${material.copiesNote}）` : ''}
        <span className="pt-quiet"> · 来源：{material.source}</span>
      </p>
      {material.standard ? <p className="pt-quiet">要求：{material.standard}</p> : null}
      {material.sample ? <p className="pt-quiet">样表：{material.sample}</p> : null}
      {material.blank ? <p className="pt-quiet">空白表格：{material.blank}</p> : null}
      {material.shareable ? <p className="pt-quiet">可由窗口从{material.shareable}核验，核验到的不用交。</p> : null}
      {material.basis ? <p className="pt-quiet">依据：{material.basis}</p> : null}
    </>
  );
}
