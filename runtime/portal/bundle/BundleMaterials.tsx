import type { BundlePlan } from '../../ui/api/client.ts';

type Material = BundlePlan['materials'][number];

/** Materials of all items, shared ones once; each says what it is for. */
export function BundleMaterials({ plan }: { plan: BundlePlan }) {
  const certain = plan.materials.filter((material) => material.certain);
  const possible = plan.materials.filter((material) => !material.certain);
  if (plan.items.length === 0) return <p>请先回答上面的问题。</p>;
  return (
    <>
      <p aria-live="polite" className="pt-count">
        {plan.once.materials === 0 ? '不需要提交材料。' : `需要带 ${plan.once.materials} 项材料`}
        {plan.oneByOne.materials > plan.once.materials ? `，分开办要带 ${plan.oneByOne.materials} 项` : ''}
      </p>
      <List materials={certain} />
      {possible.length > 0 ? (
        <>
          <h3>视情况提交</h3>
          <List materials={possible} />
        </>
      ) : null}
    </>
  );
}

function List({ materials }: { materials: Material[] }) {
  return (
    <ol className="pt-materials">
      {materials.map(({ id, name, form, copies, whenText, items }) => (
        <li key={id}>
          <b>{name}</b>
          {whenText ? <p className="pt-when">{whenText}</p> : null}
          <p>
            {form}
            {copies > 0 ? `，${copies} 份` : ''}
          </p>
          <p className="pt-quiet">用于：{items.join('；')}</p>
        </li>
      ))}
    </ol>
  );
}
