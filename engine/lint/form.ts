import type { FormDefinition } from '../form/types.ts';
import { formCodeTable } from './rules/formCodeTable.ts';
import { formFeel } from './rules/formFeel.ts';
import { formRequired } from './rules/formRequired.ts';
import { formSections } from './rules/formSections.ts';
import { formSensitive } from './rules/formSensitive.ts';
import { formTitles } from './rules/formTitles.ts';
import { formTypes } from './rules/formTypes.ts';
import { errorsFirst } from './sort.ts';
import type { Finding, FormRule, LintContext } from './types.ts';

const rules: FormRule[] = [formSections, formRequired, formTitles, formTypes, formCodeTable, formFeel, formSensitive];

/** Findings on a form that already has the shape of one; paths are JSON pointers into its file. */
export const lintForm = (form: FormDefinition, context: LintContext = {}): Finding[] =>
  errorsFirst(rules.flatMap((rule) => rule(form, context)));
