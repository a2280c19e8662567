// The package's index also pulls in a validator that needs eval; the form itself does not.
import Form from '@rjsf/core/lib/components/Form.js';
import type { RegistryWidgetsType, RJSFSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import type { FormView, JsonObject } from '#engine';
import { useSame } from '../parts/useSame.ts';
import { FileField } from './FileField.tsx';
import { SignatureField } from './SignatureField.tsx';
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './templates/ArrayTemplates.tsx';
import { FieldTemplate } from './templates/FieldTemplate.tsx';
import { ObjectFieldTemplate } from './templates/ObjectFieldTemplate.tsx';
import { translate } from './translate.ts';
import { uiSchemaOf } from './uiSchema.ts';
import { validator } from './validator.ts';
import { BooleanWidget, ChoicesWidget, ChoiceWidget, DeclarationWidget } from './widgets/ChoiceWidget.tsx';
import { CitizenIdWidget } from './widgets/CitizenIdWidget.tsx';
import { CreditCodeWidget, PhoneWidget } from './widgets/CodeTextWidget.tsx';
import { DateWidget } from './widgets/DateWidget.tsx';
import { DivisionWidget } from './widgets/DivisionWidget.tsx';
import { MoneyWidget, NumberWidget } from './widgets/NumberWidget.tsx';
import { TextareaWidget } from './widgets/TextareaWidget.tsx';
import { TextWidget } from './widgets/TextWidget.tsx';

const widgets: RegistryWidgetsType = {
  TextWidget,
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  money: MoneyWidget,
  day: DateWidget,
  yesNo: BooleanWidget,
  declaration: DeclarationWidget,
  choice: ChoiceWidget,
  choices: ChoicesWidget,
  citizenId: CitizenIdWidget,
  creditCode: CreditCodeWidget,
  phone: PhoneWidget,
  division: DivisionWidget,
} as RegistryWidgetsType;

const fields = { file: FileField, signature: SignatureField };
const templates = { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };
// A required choice must not choose for the citizen (its first option would be taken as a constant default).
const defaults = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const;

export interface FormEditorProps {
  view: FormView;
  /** Ids of its fields in the page begin with this. */
  idPrefix: string;
  onChange: (data: JsonObject) => void;
  onBlur: (id: string) => void;
}

/** The form with fields to fill, by rjsf with our own templates and widgets. Its own chunk: pages without forms do not load it. */
export default function FormEditor({ view, idPrefix, onChange, onBlur }: FormEditorProps) {
  const schema = useSame(view.schema);
  const sections = useSame(view.sections);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ui schema follows from the sections alone.
  const uiSchema = useMemo(() => uiSchemaOf(view), [sections]);
  const formContext = useMemo(() => ({ sections }), [sections]);
  return (
    <Form
      tagName="div"
      className="wt-form"
      idPrefix={idPrefix}
      schema={schema as RJSFSchema}
      uiSchema={uiSchema}
      formData={view.data}
      formContext={formContext}
      validator={validator}
      widgets={widgets as never}
      fields={fields as never}
      templates={templates as never}
      translateString={translate}
      experimental_defaultFormStateBehavior={defaults}
      noHtml5Validate
      noValidate
      showErrorList={false}
      onChange={({ formData }) => onChange((formData ?? {}) as JsonObject)}
      onBlur={(id) => onBlur(id)}
    />
  );
}
