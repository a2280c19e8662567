import type { CompiledBundle } from '#engine';

/** Items that the applicant may add. */
export function Optional(props: { bundle: CompiledBundle; choose: string[]; onToggle: (ref: string) => void }) {
  const { bundle, choose, onToggle } = props;
  const offered = bundle.source.items.filter(({ item, optional }) => optional === true && bundle.items[item]);
  if (offered.length === 0) return null;
  return (
    <fieldset className="pt-bundle-optional">
      <legend>还可以一起办</legend>
      {offered.map(({ item }) => (
        <label key={item}>
          <input type="checkbox" checked={choose.includes(item)} onChange={() => onToggle(item)} />
          {bundle.items[item]?.item.elements.name}
        </label>
      ))}
    </fieldset>
  );
}
