import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import type { FormView } from '#engine';
import { FormSection } from './FormSection.tsx';

/** The root is laid out in the form's sections; an object inside (a row of a repeating part) is one grid. */
export function ObjectFieldTemplate({ properties, fieldPathId, registry }: ObjectFieldTemplateProps) {
  const shown = properties.filter((property) => !property.hidden);
  const sections = (registry.formContext as { sections?: FormView['sections'] }).sections ?? [];
  if (fieldPathId.path.length > 0)
    return <div className="wt-grid wt-grid-3">{shown.map((property) => property.content)}</div>;
  const byName = new Map(shown.map((property) => [property.name, property.content]));
  return (
    <>
      {sections.map((section) => (
        <FormSection key={section.title} title={section.title} columns={section.columns}>
          {section.fields.map((field) => byName.get(field.name))}
        </FormSection>
      ))}
    </>
  );
}
