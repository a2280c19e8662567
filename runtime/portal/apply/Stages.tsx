const STAGES = ['选机构', '填写', '核对', '回执'] as const;

export type Stage = (typeof STAGES)[number];

/** How far the application is. */
export const Stages = ({ at }: { at: Stage }) => (
  <ol className="pt-stages" aria-label="申请步骤">
    {STAGES.map((stage) => (
      <li key={stage} aria-current={stage === at ? 'step' : undefined}>
        {stage}
      </li>
    ))}
  </ol>
);
