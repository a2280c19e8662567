import type { Guide } from '../../ui/api/client.ts';

/** The way of a smooth case: who does what, where, in what time. */
export function Steps({ guide }: { guide: Guide }) {
  return (
    <>
      <ol className="pt-steps">
        {guide.steps.map((step) => (
          <li key={step.element}>
            <b>{step.name}</b>
            <span>
              {step.levelName}
              {step.limit ? ` · ${step.limit}` : ''}
            </span>
          </li>
        ))}
      </ol>
      <p className="pt-quiet">{guide.procedure}</p>
    </>
  );
}
