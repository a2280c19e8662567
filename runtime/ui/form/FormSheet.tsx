import type { FormView } from '#engine';
import { FieldText } from './FieldText.tsx';
import { fieldKind, isWide } from './fieldKind.ts';
import { FormSection } from './templates/FormSection.tsx';

/** A form that is only read: the paper form's tables, without anything that can be typed into. */
export function FormSheet({ view }: { view: FormView }) {
  return (
    <div className="wt-form wt-form-sheet">
      {view.sections.map((section) => (
        <FormSection key={section.title} title={section.title} columns={section.columns}>
          {section.fields.map((field) => (
            <div key={field.name} className={isWide(field.schema) ? 'wt-field wt-field-wide' : 'wt-field'}>
              <span className="wt-field-label">{fieldKind(field.schema) === 'declaration' ? '声明' : field.title}</span>
              <FieldText name={field.name} schema={field.schema} value={view.data[field.name]} masked={field.masked} />
            </div>
          ))}
        </FormSection>
      ))}
    </div>
  );
}
