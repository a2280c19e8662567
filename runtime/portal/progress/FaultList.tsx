import type { Ref } from 'react';
import { focusField } from '../../ui/form/fieldId.ts';

/** Something to be put right, and where: `/form/phone`, `/materials/identity`, `/note`. */
export interface Fault {
  path: string;
  message: string;
}

function goTo({ path }: Fault): void {
  const [, part, name = ''] = /^\/(form|materials|note)(?:\/(.*))?$/.exec(path) ?? [];
  if (part === 'form') {
    focusField(`/${name}`);
    return;
  }
  const target =
    part === 'note'
      ? document.getElementById('supplement-note')
      : document.getElementById(`asked-${name}`)?.querySelector('button');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** Everything that has to be put right, above the form, with the way to it. */
export function FaultList({ faults, ref }: { faults: Fault[]; ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} tabIndex={-1} className={faults.length > 0 ? 'pt-trouble' : undefined} role="alert">
      {faults.length > 0 ? (
        <>
          <p>还有 {faults.length} 处需要补填或改正，已填的都保留着：</p>
          <ul className="pt-problem-list">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.message}`}>
                <button type="button" className="pt-link" onClick={() => goTo(fault)}>
                  {fault.message}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
